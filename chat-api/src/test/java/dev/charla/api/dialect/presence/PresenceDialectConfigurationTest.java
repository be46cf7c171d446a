package dev.charla.api.dialect.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.gateway.DeliveryObserver;
import dev.charla.api.gateway.FakeNamespace;
import dev.charla.api.gateway.NoCommands;
import dev.charla.api.gateway.Roamings;
import dev.charla.api.gateway.RoomHub;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.Namespace;
import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryLiveSockets;
import dev.charla.application.memory.MemorySignals;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.usecase.ViewChats;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PresenceDialectConfigurationTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final FakeNamespace namespace = new FakeNamespace();
    private final ApplicationContextRunner node = new ApplicationContextRunner()
            .withBean(Namespace.class, () -> namespace)
            .withBean(SocketRooms.class, this::rooms)
            .withBean(Roamings.class, Roamings::new)
            .withBean(Backplane.class, () -> backplane)
            .withBean(RoomLog.class, storage::log)
            .withBean(ChatOrigins.class, storage::origins)
            .withBean(ChatViews.class, () -> new ViewChats(storage.catalogue()))
            .withBean(StaffRepository.class, storage::staff)
            .withBean(VisitorRepository.class, storage::visitors)
            .withBean(Roster.class, storage::roster)
            .withBean(LiveSockets.class, MemoryLiveSockets::new)
            .withBean(Signals.class, MemorySignals::new)
            .withBean(InstantSource.class, () -> InstantSource.fixed(Shop.OPENING))
            .withBean(Commands.class, NoCommands::new)
            .withUserConfiguration(PresenceDialectConfiguration.class);

    private SocketRooms rooms() {
        return new SocketRooms(new RoomHub(storage.log(), backplane, DeliveryObserver.NONE, Runnable::run));
    }

    @Test
    void speaksUnlessItIsSwitchedOff() {
        node.run(context -> assertThat(namespace.events())
                .containsExactlyInAnyOrder(
                        "message:send", "message:update", "message:delete", "user:connected", "user:disconnected"));
    }

    @Test
    void understandsNothingWhenItIsSwitchedOff() {
        node.withPropertyValues("charla.dialects.presence=false").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(Members.class).doesNotHaveBean(SiteNews.class);
            assertThat(namespace.events()).isEmpty();
        });
    }
}
