package dev.charla.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MessageJsonTest {

    private static final UUID ID = UUID.fromString("0193b1c2-0000-7000-8000-000000000001");
    private static final UUID CHAT = UUID.fromString("0193b1c2-0000-7000-8000-000000000002");
    private static final UUID ANN = UUID.fromString("0193b1c2-0000-7000-8000-000000000003");
    private static final UUID FILE = UUID.fromString("0193b1c2-0000-7000-8000-000000000004");

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Test
    void spellsAMessageAsTheContractDoes() {
        var json = json(message(
                "Ann", MessageType.FILE, new Attachment(FILE, "/v2/files/1", "a.pdf", 12, "application/pdf"), "key-1"));

        assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree("""
                {
                  "id": "0193b1c2-0000-7000-8000-000000000001",
                  "messageId": "0193b1c2-0000-7000-8000-000000000001",
                  "chatId": "0193b1c2-0000-7000-8000-000000000002",
                  "seq": 5,
                  "senderId": "0193b1c2-0000-7000-8000-000000000003",
                  "senderType": "commercial",
                  "senderName": "Ann",
                  "content": "Hola",
                  "type": "file",
                  "isInternal": false,
                  "isFirstResponse": true,
                  "isAI": false,
                  "sentAt": "2026-01-02T03:04:05.000Z",
                  "createdAt": "2026-01-02T03:04:05.000Z",
                  "attachment": {
                    "fileId": "0193b1c2-0000-7000-8000-000000000004",
                    "url": "/v2/files/1",
                    "fileName": "a.pdf",
                    "fileSize": 12,
                    "mimeType": "application/pdf"
                  },
                  "clientMessageId": "key-1"
                }
                """));
    }

    @Test
    void leavesOutWhatThereIsNot() {
        assertThat(mapper.readTree(json(message(null, MessageType.TEXT, null, null)))
                        .propertyNames())
                .doesNotContain("senderName", "attachment", "clientMessageId", "editedAt", "deletedAt");
    }

    @Test
    void tellsWhenItWasDeleted() {
        var left = message("Ann", MessageType.TEXT, null, null).deleted(Instant.parse("2026-01-02T03:04:06Z"));

        assertThat(mapper.readTree(json(left)).path("deletedAt").asString()).isEqualTo("2026-01-02T03:04:06.000Z");
        assertThat(mapper.readTree(json(left)).path("content").asString()).isEmpty();
    }

    @Test
    void neverTellsThePlaceAmongNotes() {
        assertThat(json(message("Ann", MessageType.TEXT, null, null))).doesNotContain("ordinal", "77");
    }

    private String json(Message message) {
        return mapper.writeValueAsString(MessageJson.from(message));
    }

    private static Message message(
            @Nullable String name, MessageType type, @Nullable Attachment attachment, @Nullable String key) {
        return new Message(
                new MessageId(ID),
                new ChatId(CHAT),
                5,
                77,
                new Sender(ANN, SenderType.COMMERCIAL, name),
                "Hola",
                type,
                false,
                true,
                false,
                Instant.parse("2026-01-02T03:04:05Z"),
                attachment,
                key,
                null,
                null);
    }
}
