package dev.charla.api.dialect.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.dialect.enrollment.Conversations.HistoryJson;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What clients hear, to the letter: each frame has a golden file, {@code [event, payload]}. */
class FramesTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dialect", "enrollment");
    private static final EnrollmentId KEY = new EnrollmentId("9b7a28d8-ebae-44a7-b386-1894ba32357d");
    private static final Sender IRIS = new Influencer(
                    UUID.fromString("64582498-9091-7029-1d34-45797ea85e5b"),
                    "usuario123",
                    "user@example.com",
                    new InfluencerId("7"))
            .asSender();

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("frames")
    void saysAsItIsWritten(Map.Entry<String, Object> frame) throws IOException {
        var written = Files.readString(GOLDEN.resolve(frame.getKey() + ".json"));

        var said = json.writeValueAsString(List.of(frame.getKey(), frame.getValue()));
        assertThat(json.readTree(said)).isEqualTo(json.readTree(written));
    }

    private static Stream<Map.Entry<String, Object>> frames() {
        var message = message(IRIS, "Texto del mensaje", null);
        return Stream.of(
                Map.entry("joined_conversation", new ConversationJson(KEY.value())),
                Map.entry("left_conversation", new ConversationJson(KEY.value())),
                Map.entry("conversation_history", HistoryJson.of(List.of(message), KEY)),
                Map.entry("new_message", ConversationMessageJson.of(message, KEY)),
                Map.entry("user_joined", JoinedJson.of(IRIS, KEY)));
    }

    @Test
    void whoeverIsNotTheInfluencersIsTheCompanys() {
        for (var type : List.of(SenderType.COMMERCIAL, SenderType.BOT, SenderType.SYSTEM)) {
            var said = ConversationMessageJson.of(message(new Sender(new UUID(4, 1), type, null), "Hello", null), KEY);
            assertThat(said.senderType()).isEqualTo("operations");
            assertThat(said.senderUsername()).isEqualTo("operations");
        }
    }

    @Test
    void aFileWithoutWordsIsToldByItsName() {
        var photo = new Attachment(new UUID(6, 1), "/v2/files/1", "photo.png", 1_024, "image/png");

        assertThat(ConversationMessageJson.of(message(IRIS, "", photo), KEY).messageText())
                .isEqualTo("photo.png");
        assertThat(ConversationMessageJson.of(message(IRIS, "Look", photo), KEY).messageText())
                .isEqualTo("Look");
    }

    private static Message message(Sender sender, String content, @Nullable Attachment attachment) {
        return new Message(
                new MessageId(new UUID(7, 1)),
                new ChatId(new UUID(5, 1)),
                1,
                1,
                sender,
                content,
                attachment == null ? MessageType.TEXT : attachment.shownAs(),
                false,
                false,
                false,
                Instant.parse("2025-12-15T10:30:00Z"),
                attachment,
                null,
                null,
                null);
    }
}
