package dev.charla.domain.chat;

import static dev.charla.domain.chat.ChatScenario.anOpenChat;
import static dev.charla.domain.chat.Drafts.PHOTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewMessageTest {

    @Test
    void rejectsNothingAtAll() {
        rejects("content", () -> Drafts.saying("  "));
    }

    @Test
    void takesAnAttachmentWithoutWords() {
        assertThat(Drafts.of(MessageType.FILE, "", PHOTO).content().isEmpty()).isTrue();
    }

    @Test
    void takesAnAttachmentToAText() {
        assertThat(Drafts.of(MessageType.TEXT, "look", PHOTO).attachment()).isEqualTo(PHOTO);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE", "FILE"})
    void rejectsAFileThatIsMissing(MessageType type) {
        rejects("attachment", () -> Drafts.of(type, "look", null));
    }

    @Test
    void rejectsWordsOfCharlaItself() {
        rejects("type", () -> Drafts.of(MessageType.SYSTEM, "The chat is closed", null));
        rejects("type", () -> Drafts.of(MessageType.SYSTEM, "The chat is closed", PHOTO));
    }

    @Test
    void takesAKeyOfPrintableAscii() {
        assertThat(Drafts.keyed("!~", "Hello").clientMessageId()).isEqualTo("!~");
        assertThat(Drafts.keyed("k".repeat(128), "Hello").clientMessageId()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\u007Fb", "a\nb", "\u00E9"})
    void rejectsAnyOtherKey(String key) {
        rejects("clientMessageId", () -> Drafts.keyed(key, "Hello"));
    }

    @Test
    void rejectsAKeyThatIsTooLong() {
        rejects("clientMessageId", () -> Drafts.keyed("k".repeat(129), "Hello"));
    }

    @Test
    void saysTheSameWhenOnlyTheIdDiffers() {
        var accepted =
                anOpenChat().send(People.VERA, Drafts.keyed("k", "Hello")).lastMessage();

        assertThat(Drafts.keyed("k", " Hello ").saysTheSameAs(accepted)).isTrue();
    }

    @Test
    void saysSomethingElseInOtherWords() {
        var accepted =
                anOpenChat().send(People.VERA, Drafts.keyed("k", "Hello")).lastMessage();

        assertThat(Drafts.keyed("k", "hello").saysTheSameAs(accepted)).isFalse();
    }

    @Test
    void saysSomethingElseToAnotherAudience() {
        var accepted = anOpenChat().says(People.CARLA, "Hello").lastMessage();

        assertThat(Drafts.noting("Hello").saysTheSameAs(accepted)).isFalse();
    }

    @Test
    void saysSomethingElseAsAnotherType() {
        var accepted = anOpenChat()
                .send(People.VERA, Drafts.of(MessageType.FILE, "look", PHOTO))
                .lastMessage();

        assertThat(Drafts.of(MessageType.IMAGE, "look", PHOTO).saysTheSameAs(accepted))
                .isFalse();
    }

    @Test
    void saysSomethingElseWithAnotherFile() {
        var accepted = anOpenChat()
                .send(People.VERA, Drafts.of(MessageType.IMAGE, "look", PHOTO))
                .lastMessage();
        var other = new Attachment(new UUID(6, 2), "/v2/files/2", "photo.png", 1_024, "image/png");

        assertThat(Drafts.of(MessageType.IMAGE, "look", other).saysTheSameAs(accepted))
                .isFalse();
        assertThat(Drafts.of(MessageType.IMAGE, "look", PHOTO).saysTheSameAs(accepted))
                .isTrue();
    }

    private static void rejects(String field, ThrowingCallable making) {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(making)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field))
                .satisfies(refusal -> assertThat(refusal.rule()).isNotBlank());
    }
}
