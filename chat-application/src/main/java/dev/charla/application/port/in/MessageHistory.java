package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Participant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was said in a chat, each message in its present state. */
public interface MessageHistory {

    /** Fewest and most messages of a page. */
    int MIN_LIMIT = 1;

    int MAX_LIMIT = 100;

    /** Most unread messages that are told at once. */
    int MAX_UNREAD = 500;

    /**
     * A page of messages, the first of a walk or a further one.
     *
     * @param limit {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
     * @throws ChatNotFound when the chat is absent, or not this person's to see
     * @throws StaffOnly when a visitor asks for changes of notes
     */
    Page page(Participant reader, ChatId chat, int limit, Walk walk);

    /**
     * What others have sent and this person has not read, oldest first, at most {@value #MAX_UNREAD}; nothing deleted.
     *
     * @throws ChatNotFound when the chat is absent, or not this person's to see
     */
    List<Message> unread(Participant reader, ChatId chat);

    /**
     * One message, a deleted one as the tombstone that is left.
     *
     * @throws MessageNotFound when it is absent, or not this person's to see
     */
    Message one(Participant reader, MessageId id);

    /** A way through the messages of a chat with the place that it has reached. */
    sealed interface Walk {

        /**
         * Newest first.
         *
         * @param before the place of the last message told; {@code null} to begin with the newest
         */
        record Backwards(@Nullable Long before) implements Walk {}

        /**
         * Messages that a later entry created, edited or deleted, in the order of those entries. One that changes during
         * the walk is told again.
         *
         * @param after a {@code seq} of the room that the visitor shares
         * @param afterInternal a {@code seq} of the staff's room; {@code null} for no notes
         */
        record Changes(long after, @Nullable Long afterInternal) implements Walk {}

        /**
         * Oldest first, by time and then by place.
         *
         * @param from the earliest time, inclusive
         * @param after the place of the last message told of that very time; 0 for none yet
         */
        record Since(Instant from, long after) implements Walk {}
    }

    /**
     * Everything in a page is what the reader may know: for a visitor neither messages, total nor places reflect notes.
     *
     * @param total of all messages of the chat, deleted ones included
     * @param next the walk where it goes on; {@code null} at its end
     * @param lastSeq the last {@code seq} of the room that the visitor shares; every change up to it that the walk is
     *     about is in its pages
     * @param lastInternalSeq the same of the staff's room; {@code null} for a visitor
     * @param epoch the life of the database; places and seqs of another epoch are void
     */
    record Page(
            List<Message> messages,
            long total,
            @Nullable Walk next,
            long lastSeq,
            @Nullable Long lastInternalSeq,
            UUID epoch) {

        public Page {
            messages = List.copyOf(messages);
        }
    }
}
