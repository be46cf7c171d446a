package dev.charla.api.dialect.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.dialect.presence.Said.UsersJson;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What clients hear, to the letter: each frame has a golden file, {@code [event, payload]}. */
class FramesTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dialect", "presence");
    private static final Instant AT = Instant.parse("2024-09-15T10:00:00Z");
    private static final ChatId CHAT = new ChatId(new UUID(5, 1));
    private static final Sender VERA = new Sender(new UUID(3, 1), SenderType.VISITOR, "username");
    private static final Sender CARLA = new Sender(new UUID(4, 1), SenderType.COMMERCIAL, null);

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("frames")
    void saysAsItIsWritten(Said said) throws IOException {
        var written = Files.readString(GOLDEN.resolve(said.event().replace(':', '.') + ".json"));

        var frame = json.writeValueAsString(List.of(said.event(), said.payload()));
        assertThat(json.readTree(frame)).isEqualTo(json.readTree(written));
    }

    private static Stream<Said> frames() {
        return Stream.of(
                shared(new MessageSentEvent(message("Hello World!", null))),
                shared(new MessageEditedEvent(
                        message("Updated message content", Instant.parse("2024-09-15T10:15:00Z")))),
                shared(new MessageDeletedEvent(CHAT, new MessageId(new UUID(7, 1)), AT)),
                Said.connected(Users.user(VERA)),
                Said.online(Users.user(VERA)),
                Said.disconnected(VERA.id().toString()),
                new Said("users:list", new UsersJson(List.of(Users.user(VERA), Users.user(CARLA)))));
    }

    @Test
    void hasNoWordsForWhatIsAmongStaff() {
        for (var audience : List.of(Audience.STAFF, Audience.RECORD)) {
            for (var event : List.of(
                    new MessageSentEvent(message("A note", null)),
                    new MessageDeletedEvent(CHAT, new MessageId(new UUID(7, 1)), AT))) {
                assertThat(Said.of(new RoomEntry(new Room(CHAT, audience), 1, event)))
                        .isEmpty();
            }
        }
    }

    @Test
    void hasNoWordsForHowAChatStands() {
        var closed = new ChatStatusChangedEvent(CHAT, ChatStatus.IN_PROGRESS, ChatStatus.CLOSED, null, AT);

        assertThat(Said.of(new RoomEntry(new Room(CHAT, Audience.PARTICIPANTS), 1, closed)))
                .isEmpty();
    }

    private static Said shared(ChatEvent event) {
        return Said.of(new RoomEntry(new Room(CHAT, Audience.PARTICIPANTS), 1, event))
                .orElseThrow();
    }

    private static Message message(String body, @Nullable Instant editedAt) {
        return new Message(
                new MessageId(new UUID(7, 1)),
                CHAT,
                1,
                1,
                VERA,
                body,
                MessageType.TEXT,
                false,
                false,
                false,
                AT,
                null,
                null,
                editedAt,
                null);
    }
}
