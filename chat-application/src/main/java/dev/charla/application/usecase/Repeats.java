package dev.charla.application.usecase;

import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Participant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows a message that was sent before by its sender's key. */
final class Repeats {

    private final MessageRepository messages;
    private final Attachments attachments;

    Repeats(MessageRepository messages, Attachments attachments) {
        this.messages = messages;
        this.attachments = attachments;
    }

    /** @throws IdempotencyKeyReused when another message was sent under the key */
    Optional<Message> find(Participant sender, ChatId chat, MessageDraft draft) {
        if (draft.clientMessageId() == null) {
            return Optional.empty();
        }
        var before = messages.findByClientId(chat, sender.asSender().id(), draft.clientMessageId());
        if (before.isPresent() && !isSame(draft, before.get())) {
            throw new IdempotencyKeyReused();
        }
        return before;
    }

    private boolean isSame(MessageDraft draft, Message accepted) {
        if (draft.file() != null && accepted.wasDeleted()) {
            // Which file it was is not known any more.
            return accepted.type() != MessageType.TEXT && accepted.internal() == draft.internal();
        }
        var file = sameFile(draft, accepted);
        return (draft.file() == null) == (file == null)
                && draft.as(accepted.id(), file).saysTheSameAs(accepted);
    }

    /** The accepted message's file, when the draft names it. */
    private @Nullable Attachment sameFile(MessageDraft draft, Message accepted) {
        var file = accepted.attachment();
        return draft.file() != null
                        && file != null
                        && attachments
                                .named(draft.file())
                                .filter(id -> id.value().equals(file.fileId()))
                                .isPresent()
                ? file
                : null;
    }
}
