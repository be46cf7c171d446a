package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Participant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds messages by a part of their words. */
public interface MessageSearch {

    /** Shortest and longest text to look for, in Unicode code points. */
    int MIN_TEXT = 2;

    int MAX_TEXT = 200;

    /**
     * A page of what contains the text in any case, newest first, on the searcher's sites; nothing deleted.
     *
     * @param text taken literally
     * @param chat where to look; {@code null} for everywhere
     * @param limit {@value MessageHistory#MIN_LIMIT} to {@value MessageHistory#MAX_LIMIT}
     * @param before the {@link Found#next} of the page before; {@code null} for the first
     * @throws StaffOnly for a visitor
     * @throws ChatNotFound when the chat is absent, or not this person's to see
     */
    Found search(Participant searcher, String text, @Nullable ChatId chat, int limit, @Nullable MessageId before);

    /**
     * @param messages perhaps fewer than the limit, or none, though there is more: a page looks only so far
     * @param next where the next page begins; {@code null} at the end
     */
    record Found(List<Message> messages, @Nullable MessageId next) {

        public Found {
            messages = List.copyOf(messages);
        }
    }
}
