package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.application.port.out.Signal.TypingStarted;
import dev.charla.application.port.out.Signal.TypingStopped;
import dev.charla.application.port.out.Signal.UserAnnounced;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public abstract class SignalsContract {

    private static final ChatId CHAT = new ChatId(new UUID(5, 1));
    private static final UUID CARLA = new UUID(4, 1);

    protected abstract Signals signals();

    static Stream<Signal> everyKind() {
        return Stream.of(
                new TypingStarted(new Room(CHAT, Audience.PARTICIPANTS), CARLA),
                new TypingStopped(new Room(CHAT, Audience.STAFF), CARLA),
                new RoomEntered(
                        new Room(CHAT, Audience.PARTICIPANTS), new Sender(CARLA, SenderType.VISITOR, "Caf\u00e9")),
                new UserAnnounced(
                        new Sender(CARLA, SenderType.COMMERCIAL, null),
                        true,
                        Set.of(new SiteId(new UUID(2, 1))),
                        List.of(CHAT)),
                new PresenceChanged(
                        CARLA,
                        SenderType.COMMERCIAL,
                        PresenceStatus.OFFLINE,
                        PresenceStatus.BUSY,
                        Shop.OPENING,
                        Set.of(new SiteId(new UUID(2, 1))),
                        List.of(CHAT)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void carriesASignalToEveryListener(Signal signal) throws Exception {
        var signals = signals();
        var one = new LinkedBlockingQueue<Signal>();
        var two = new LinkedBlockingQueue<Signal>();
        signals.subscribe(one::add);
        signals.subscribe(two::add);

        signals.tell(signal);

        assertThat(one.poll(5, TimeUnit.SECONDS)).isEqualTo(signal);
        assertThat(two.poll(5, TimeUnit.SECONDS)).isEqualTo(signal);
    }

    @Test
    void carriesNothingFromBeforeTheSubscription() throws Exception {
        var signals = signals();
        var heard = new LinkedBlockingQueue<Signal>();
        var all = everyKind().toList();
        signals.tell(all.getFirst());
        signals.subscribe(heard::add);

        signals.tell(all.getLast());

        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(all.getLast());
        assertThat(heard).isEmpty();
    }

    @Test
    void tellsNobody() {
        var signals = signals();

        assertThatNoException().isThrownBy(() -> everyKind().forEach(signals::tell));
    }
}
