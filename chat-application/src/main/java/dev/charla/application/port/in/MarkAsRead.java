package dev.charla.application.port.in;

import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Participant;
import java.util.Set;

/**
 * Note down that somebody has read messages, and so everything before them in their rooms.
 *
 * @param messages of any chats; those that this person may not see count for nothing, as if they were absent
 */
public record MarkAsRead(Participant reader, Set<MessageId> messages) implements Command<MarkAsRead.Marked> {

    /** Most messages of one command. */
    public static final int MAX_MESSAGES = 500;

    public MarkAsRead {
        messages = Set.copyOf(messages);
    }

    /** @param count how many of the messages named were unread before: sent by others, not deleted */
    public record Marked(int count) {}
}
