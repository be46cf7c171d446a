package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps messages. Every method joins the caller's transaction, if there is one. */
public interface MessageRepository {

    void add(Message message);

    Optional<Message> find(MessageId id);

    /** Those that are there, in no promised order. */
    List<Message> findAll(Set<MessageId> ids);

    /**
     * Replaces what can change of a message: its words, its attachment, and the times of its editing and deletion.
     *
     * @param changedSeq the {@code seq} of the entry that tells of the change
     */
    void update(Message message, long changedSeq);

    /** What a sender sent to a chat under an idempotency key. */
    Optional<Message> findByClientId(ChatId chat, UUID sender, String clientMessageId);

    /** As {@link #findByClientId} for each, in one go and in no promised order. */
    List<Message> findAllByClientId(Set<ClientKey> keys);

    /**
     * Public messages and notes, newest first.
     *
     * @param before only messages with a smaller {@link Message#ordinal}; {@code null} for no bound
     */
    List<Message> page(ChatId chat, int limit, @Nullable Long before);

    /**
     * Public messages alone, newest first.
     *
     * @param before only messages with a smaller {@link Message#seq}; {@code null} for no bound
     */
    List<Message> publicPage(ChatId chat, int limit, @Nullable Long before);

    /** What tells a message from all others of its chat before it is sent. */
    record ClientKey(ChatId chat, UUID sender, String clientMessageId) {}
}
