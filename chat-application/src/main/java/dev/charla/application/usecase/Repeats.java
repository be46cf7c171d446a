package dev.charla.application.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.MessageRepository.ClientKey;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Participant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return unlessOther(messages.findByClientId(chat, sender.asSender().id(), draft.clientMessageId()), draft);
    }

    /**
     * As {@link #find}, among what {@link #findAll} has found.
     *
     * @throws IdempotencyKeyReused when another message was sent under the key
     */
    Optional<Message> among(Map<ChatId, Message> before, SendMessage command) {
        return unlessOther(Optional.ofNullable(before.get(command.chatId())), command.draft());
    }

    /** The messages that were sent before under the keys of these, whatever they say, by their chats. */
    Map<ChatId, Message> findAll(List<SendMessage> commands) {
        var keys = commands.stream()
                .filter(command -> command.draft().clientMessageId() != null)
                .map(Repeats::keyOf)
                .collect(toSet());
        return keys.isEmpty()
                ? Map.of()
                : messages.findAllByClientId(keys).stream().collect(toMap(Message::chatId, identity()));
    }

    private static ClientKey keyOf(SendMessage command) {
        return new ClientKey(
                command.chatId(),
                command.sender().asSender().id(),
                Objects.requireNonNull(command.draft().clientMessageId()));
    }

    private Optional<Message> unlessOther(Optional<Message> before, MessageDraft draft) {
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
