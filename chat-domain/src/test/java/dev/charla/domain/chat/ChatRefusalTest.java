package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.ChatRefusal.ChatAlreadyAssigned;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.NotTheAuthor;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChatRefusalTest {

    static final List<ChatRefusal> ALL = List.of(
            new ChatNotFound(),
            new MessageNotFound(),
            new NotTheAuthor(),
            new ChatAlreadyClosed(),
            new ChatNotClosed(),
            new ChatAlreadyAssigned(),
            new StaffOnly(),
            new IdempotencyKeyReused(),
            new InvalidMessage("content", "must be shorter"));

    @ParameterizedTest
    @FieldSource("ALL")
    void isAnAnswerAndNoFault(ChatRefusal refusal) {
        assertThat(refusal).message().isNotBlank();
        assertThat(refusal.getStackTrace()).isEmpty();
    }
}
