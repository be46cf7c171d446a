package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was said in a chat. */
public interface MessageHistory {

    /** Fewest and most messages of a page. */
    int MIN_LIMIT = 1;

    int MAX_LIMIT = 100;

    /**
     * A page, newest message first.
     *
     * @param limit {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
     * @param before the {@link Page#next} of the newer page; {@code null} for the newest
     * @throws ChatNotFound when the chat is absent, or not this person's to see
     */
    Page page(Participant reader, ChatId chat, int limit, @Nullable Long before);

    /**
     * Everything in a page is what the reader may know: for a visitor neither messages, total nor places reflect notes.
     *
     * @param next the place where the next older page begins; {@code null} when there is none
     * @param lastSeq the last {@code seq} of the room that the visitor shares
     * @param epoch the life of the database; places and seqs of another epoch are void
     */
    record Page(
            List<Message> messages, long total, @Nullable Long next, long lastSeq, UUID epoch) {

        public Page {
            messages = List.copyOf(messages);
        }
    }
}
