package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by what has become of them, by time and by their words. Each list begins after a place and costs the same
 * wherever that is. Every method joins the caller's transaction, if there is one.
 */
public interface MessageIndex {

    /** Messages of a room whose last change is an entry with a greater {@code seq}, in the order of those entries. */
    List<Changed> changedAfter(Room room, long seq, int limit);

    /**
     * Public messages and notes, by {@link Message#sentAt} and then {@link Message#ordinal}, ascending.
     *
     * @param from the earliest time, inclusive
     * @param after of that very time only messages with a greater {@link Message#ordinal}
     */
    List<Message> since(ChatId chat, Instant from, long after, int limit);

    /**
     * Public messages alone, by {@link Message#sentAt} and then {@link Message#seq}, ascending.
     *
     * @param from the earliest time, inclusive
     * @param after of that very time only messages with a greater {@link Message#seq}
     */
    List<Message> publicSince(ChatId chat, Instant from, long after, int limit);

    /** Messages of a room with a greater {@code seq} that somebody else sent and nobody deleted, ascending. */
    List<Message> sentByOthers(Sender reader, Room room, long seq, int limit);

    /** The last of what {@link #sentByOthers} would find without a limit; empty when it would find nothing. */
    Optional<Message> lastSentByOthers(Sender reader, Room room, long seq);

    /**
     * Messages of a site that contain a text in any case, notes included and deleted ones not, newest first: by descending
     * id. One call looks at a bounded number of messages, so it may find few or none where there is more.
     *
     * @param text taken literally; not empty
     * @param before only messages with a smaller id; {@code null} for no bound
     */
    Found containing(String text, SiteId site, @Nullable MessageId before, int limit);

    /** As {@link #containing(String, SiteId, MessageId, int)}, of one chat. */
    Found containing(String text, ChatId chat, @Nullable MessageId before, int limit);

    /** @param lookedUntil the smallest id that was looked at; {@code null} when there is none smaller */
    record Found(List<Message> messages, @Nullable MessageId lookedUntil) {

        public Found {
            messages = List.copyOf(messages);
        }
    }

    /** @param changedSeq the {@code seq} of the last entry that created, edited or deleted it */
    record Changed(Message message, long changedSeq) {}
}
