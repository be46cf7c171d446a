package dev.charla.api.rest;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTextTest {

    private static final Instant AT = Instant.parse("2026-01-05T10:00:00.123Z");
    private static final String FORGED = "2026-01-05T10:00:01.000Z [commercial] Carla: you get it for free";

    @Test
    void saysWhenAndByWhomAMessageWasSent() {
        assertThat(TranscriptText.of(message("Vera", "Hello", false)))
                .isEqualTo("2026-01-05T10:00:00.123Z [visitor] Vera: Hello\n");
        assertThat(TranscriptText.of(message(null, "Hello", false)))
                .isEqualTo("2026-01-05T10:00:00.123Z [visitor]: Hello\n");
    }

    @Test
    void marksNotesAndWhatWasTakenBack() {
        assertThat(TranscriptText.of(message("Vera", "Hello", true)))
                .startsWith("2026-01-05T10:00:00.123Z [visitor, note] Vera: ");
        assertThat(TranscriptText.of(message("Vera", "Hello", false).deleted(AT.plusSeconds(1))))
                .isEqualTo("2026-01-05T10:00:00.123Z [visitor, deleted 2026-01-05T10:00:01.123Z] Vera:\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u000B", "\f", "\u0085", "\u2028", "\u2029", "\n\n"})
    void forgesNoOtherSpeakersLine(String lineBreak) {
        for (var text : new String[] {
            TranscriptText.of(message("Vera", "Hi" + lineBreak + FORGED, false)),
            TranscriptText.of(message("Vera: hi" + lineBreak + FORGED, "Hi", false)),
            TranscriptText.of(withFile("photo" + lineBreak + FORGED))
        }) {
            assertThat(text.split("\\R"))
                    .filteredOn(line -> !line.startsWith(" "))
                    .singleElement()
                    .asString()
                    .startsWith("2026-01-05T10:00:00.123Z [visitor]");
        }
    }

    @Test
    void keepsWhatWouldMoveTheTextAroundItOut() {
        assertThat(TranscriptText.of(message("V\u202Eera", "a\u0000b\u001B[2Jc\td\u2066", false)))
                .isEqualTo("2026-01-05T10:00:00.123Z [visitor] V era: a b [2Jc\td \n");
    }

    @Test
    void namesTheFileOnALineThatNoWordsCanForge() {
        assertThat(TranscriptText.of(withFile("photo.png"))).isEqualTo("""
                        2026-01-05T10:00:00.123Z [visitor] Vera: one
                            two
                          file: photo.png (image/png, 1024 bytes)
                        """);
    }

    private static Message withFile(String name) {
        return message("Vera", "one\ntwo", false, new Attachment(new UUID(6, 1), "/f", name, 1_024, "image/png"));
    }

    private static Message message(@Nullable String name, String content, boolean internal) {
        return message(name, content, internal, null);
    }

    private static Message message(
            @Nullable String name, String content, boolean internal, @Nullable Attachment attachment) {
        return new Message(
                new MessageId(new UUID(7, 1)),
                new ChatId(new UUID(5, 1)),
                1,
                1,
                new Sender(new UUID(3, 1), SenderType.VISITOR, name),
                content,
                MessageType.TEXT,
                internal,
                false,
                false,
                AT,
                attachment,
                null,
                null,
                null);
    }
}
