package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.charla.application.port.out.EntryCodec;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public abstract class EntryCodecContract {

    private static final ChatId CHAT = new ChatId(new UUID(5, 1));

    protected abstract EntryCodec codec();

    static Stream<ChatEvent> events() {
        return Stream.of(
                new ChatOpenedEvent(
                        CHAT,
                        new TenantId(new UUID(1, 1)),
                        new SiteId(new UUID(2, 1)),
                        new VisitorId(new UUID(3, 1)),
                        Shop.OPENING),
                new ChatUnassignedEvent(CHAT, new StaffId(new UUID(4, 1)), Shop.OPENING),
                new ChatStatusChangedEvent(
                        CHAT, ChatStatus.PENDING, ChatStatus.CLOSED, "caf\u00E9 \uD83D\uDE00", Shop.OPENING));
    }

    @ParameterizedTest
    @MethodSource("events")
    void givesAnEntryBackAsItWas(ChatEvent event) {
        for (var audience : Audience.values()) {
            var entry = new RoomEntry(new Room(CHAT, audience), Long.MAX_VALUE, event);

            assertThat(codec().decode(codec().encode(entry))).isEqualTo(entry);
        }
    }

    @Test
    void refusesWhatIsNoEntry() {
        var room = new Room(CHAT, Audience.PARTICIPANTS);
        var encoded = codec().encode(
                        new RoomEntry(room, 1, new ChatUnassignedEvent(CHAT, new StaffId(CHAT.value()), Shop.OPENING)));

        for (var length = 0; length < encoded.length; length++) {
            var cut = Arrays.copyOf(encoded, length);
            assertThatIllegalArgumentException().isThrownBy(() -> codec().decode(cut));
        }
    }
}
