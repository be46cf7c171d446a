package dev.charla.api.dialect.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.gateway.DeliveryObserver;
import dev.charla.api.gateway.FakeNamespace;
import dev.charla.api.gateway.NoCommands;
import dev.charla.api.gateway.RoomHub;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.Namespace;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemorySignals;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.Enrollments;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.Signals;
import dev.charla.application.usecase.ReadEnrollments;
import dev.charla.application.usecase.ReadMessages;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EnrollmentDialectConfigurationTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final FakeNamespace namespace = new FakeNamespace();
    private final RoomHub hub = new RoomHub(storage.log(), new MemoryBackplane(), DeliveryObserver.NONE, Runnable::run);
    private final ApplicationContextRunner node = new ApplicationContextRunner()
            .withBean(Namespace.class, () -> namespace)
            .withBean(RoomHub.class, () -> hub)
            .withBean(SocketRooms.class, () -> new SocketRooms(hub))
            .withBean(ChatRepository.class, storage::chats)
            .withBean(Enrollments.class, () -> new ReadEnrollments(storage.chats()))
            .withBean(MessageHistory.class, this::history)
            .withBean(Signals.class, MemorySignals::new)
            .withBean(Commands.class, NoCommands::new)
            .withUserConfiguration(EnrollmentDialectConfiguration.class);

    private MessageHistory history() {
        return new ReadMessages(
                storage.chats(), storage.messages(), storage.index(), storage.marks(), storage.epochOfAStartingNode());
    }

    @Test
    void speaksUnlessItIsSwitchedOff() {
        node.run(context -> assertThat(namespace.events())
                .containsExactlyInAnyOrder("join_conversation", "leave_conversation", "send_message"));
    }

    @Test
    void understandsNothingWhenItIsSwitchedOff() {
        node.withPropertyValues("charla.dialects.enrollment=false").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean("newcomers");
            assertThat(namespace.events()).isEmpty();
        });
    }
}
