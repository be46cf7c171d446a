package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SenderType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UploadedFileTest {

    private static final ChatId CHAT = new ChatId(new UUID(5, 1));
    private static final ChatId OTHER = new ChatId(new UUID(5, 2));

    private final Participant vera = People.VERA;

    @Test
    void isForItsUploadersMessageToItsChat() {
        assertThat(file(CHAT, false, null).isFor(vera, CHAT, false)).isTrue();
        assertThat(file(CHAT, false, null).isFor(vera, OTHER, false)).isFalse();
        assertThat(file(CHAT, false, null).isFor(People.SAM, CHAT, false)).isFalse();
    }

    @Test
    void isForAnyChatWhenItsUploaderNamedNone() {
        assertThat(file(null, false, null).isFor(vera, OTHER, false)).isTrue();
    }

    @Test
    void isForNotesOrForMessages() {
        assertThat(file(CHAT, true, null).isFor(vera, CHAT, false)).isFalse();
        assertThat(file(CHAT, false, null).isFor(vera, CHAT, true)).isFalse();
        assertThat(file(CHAT, true, null).isFor(vera, CHAT, true)).isTrue();
    }

    @Test
    void isForOneMessage() {
        assertThat(file(CHAT, false, new MessageId(new UUID(7, 1))).isFor(vera, CHAT, false))
                .isFalse();
    }

    @Test
    void belongsToSomebodyOfThatKind() {
        var sender = vera.asSender();
        var ofStaff = new UploadedFile(
                new FileId(new UUID(6, 1)),
                CHAT,
                sender.id(),
                SenderType.COMMERCIAL,
                false,
                new FileName("a"),
                1,
                "text/plain",
                "",
                Instant.EPOCH,
                null);

        assertThat(ofStaff.wasUploadedBy(vera)).isFalse();
        assertThat(file(CHAT, false, null).wasUploadedBy(vera)).isTrue();
    }

    @Test
    void isCarriedAsItWasFound() {
        var attachment = file(CHAT, false, null).at("/v2/files/1");

        assertThat(attachment).isEqualTo(new Attachment(new UUID(6, 1), "/v2/files/1", "photo.png", 3, "image/png"));
        assertThat(attachment.shownAs()).isEqualTo(MessageType.IMAGE);
        assertThat(new Attachment(new UUID(6, 1), "/", "a", 1, "text/image").shownAs())
                .isEqualTo(MessageType.FILE);
    }

    @Test
    void readsAsItsId() {
        assertThat(new FileId(new UUID(6, 1))).hasToString(new UUID(6, 1).toString());
    }

    private UploadedFile file(@Nullable ChatId chat, boolean internal, @Nullable MessageId message) {
        var sender = vera.asSender();
        return new UploadedFile(
                new FileId(new UUID(6, 1)),
                chat,
                sender.id(),
                sender.type(),
                internal,
                new FileName("photo.png"),
                3,
                "image/png",
                "",
                Instant.EPOCH,
                message);
    }
}
