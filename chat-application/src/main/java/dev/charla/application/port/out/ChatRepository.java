package dev.charla.application.port.out;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.EnrollmentId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps chats. Every method joins the caller's transaction, if there is one. */
public interface ChatRepository {

    Optional<Chat> find(ChatId id);

    /** Finds a chat and holds it for the caller alone until the transaction ends; others who lock it wait. */
    Optional<Chat> lock(ChatId id);

    /** As {@link #lock}, but empty at once when somebody else holds the lock. */
    Optional<Chat> tryLock(ChatId id);

    /** As {@link #tryLock} for each, in one go and in no promised order; those that are absent or held are left out. */
    List<Chat> tryLockAll(Set<ChatId> ids);

    /** The chat about an enrollment. */
    Optional<Chat> findEnrolled(EnrollmentId id);

    void add(Chat chat);

    /**
     * Adds a chat about an enrollment unless there is one. Waits for another transaction that is adding it.
     *
     * @return whether it was added
     */
    boolean addEnrolled(Chat chat);

    /** Replaces a chat that the caller has locked. */
    void update(Chat chat);

    /** The place of a waiting chat in its site's queue: 1 plus the chats that have waited longer; 0 when not waiting. */
    long queuePosition(Chat chat);
}
