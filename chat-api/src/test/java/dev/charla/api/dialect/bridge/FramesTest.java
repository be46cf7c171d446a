package dev.charla.api.dialect.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.VisitorId;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What the pages of a telephone number hear, to the letter. */
class FramesTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dialect", "bridge", "bot-response.json");
    private static final Instant AT = Instant.parse("2026-01-05T10:00:00.120Z");
    private static final ChatId CHAT = new ChatId(new UUID(5, 1));
    private static final MessageId MESSAGE = new MessageId(new UUID(7, 1));
    private static final String HELLO = "¡Hola! ¿En qué puedo ayudarte?";

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource(names = {"BOT", "COMMERCIAL"})
    void saysWhatTheOtherSideWritesAsItIsWritten(SenderType sender) throws IOException {
        var response = BridgeDialect.said(entry(new MessageSentEvent(message(sender, HELLO, false, null, null))));

        var frame = json.writeValueAsString(List.of("bot-response", response.orElseThrow()));
        assertThat(json.readTree(frame)).isEqualTo(json.readTree(Files.readString(GOLDEN)));
    }

    @Test
    void saysTheNameOfAFileWithoutWords() {
        var photo = new Attachment(new UUID(6, 1), "/v2/files/1", "photo.png", 1_024, "image/png");
        var response =
                BridgeDialect.said(entry(new MessageSentEvent(message(SenderType.COMMERCIAL, "", false, photo, null))));

        assertThat(response.orElseThrow().text()).isEqualTo("photo.png");
    }

    @ParameterizedTest
    @MethodSource
    void hasNoWordsForTheRest(ChatEvent event) {
        assertThat(BridgeDialect.said(entry(event))).isEmpty();
    }

    private static Stream<ChatEvent> hasNoWordsForTheRest() {
        var visitor = new VisitorId(new UUID(3, 1));
        return Stream.of(
                new MessageSentEvent(message(SenderType.VISITOR, HELLO, false, null, null)),
                new MessageSentEvent(message(SenderType.COMMERCIAL, HELLO, true, null, null)),
                new MessageSentEvent(message(SenderType.BOT, "", false, null, AT)),
                new MessageEditedEvent(message(SenderType.BOT, HELLO, false, null, null)),
                new MessageDeletedEvent(CHAT, MESSAGE, AT),
                new MessagesReadEvent(CHAT, visitor.value(), SenderType.VISITOR, 7, AT),
                new ChatStatusChangedEvent(CHAT, ChatStatus.ASSIGNED, ChatStatus.IN_PROGRESS, null, AT),
                new AgentRequestedEvent(CHAT, visitor, Priority.NORMAL, Priority.URGENT, AT));
    }

    private static RoomEntry entry(ChatEvent event) {
        return new RoomEntry(new Room(CHAT, Audience.PARTICIPANTS), 8, event);
    }

    private static Message message(
            SenderType sender,
            String text,
            boolean internal,
            @Nullable Attachment attachment,
            @Nullable Instant deletedAt) {
        return new Message(
                MESSAGE,
                CHAT,
                7,
                9,
                new Sender(new UUID(9, 1), sender, "Bot"),
                text,
                MessageType.TEXT,
                internal,
                false,
                false,
                AT,
                attachment,
                null,
                null,
                deletedAt);
    }
}
