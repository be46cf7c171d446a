package dev.charla.application.port.in;

import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchConversation;
import dev.charla.domain.chat.Content;
import dev.charla.domain.people.SiteId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets people talk with the assistant. */
public interface Conversations {

    /**
     * Asks, in the light of what was said before, and keeps question and answer. Takes as long as the assistant does.
     *
     * @param session {@code null} to open one, which is only there when there is an answer
     * @throws NoSuchConversation when the person has no such session
     * @throws AssistantUnavailable when there was no answer; nothing was kept then
     */
    Reply ask(User user, @Nullable Long session, Content prompt);

    /**
     * Whoever asks.
     *
     * @param key whose sessions they are; one key for one person, whatever proves it
     * @param sites whose knowledge counts for this person; {@code null} for that of all
     */
    record User(String key, @Nullable Set<SiteId> sites) {

        public User {
            sites = sites == null ? null : Set.copyOf(sites);
        }
    }

    /** The answer, and in which session it was given. */
    record Reply(long session, String text) {

        /** Keeps what was said out of logs. */
        @Override
        public String toString() {
            return "Reply[" + session + "]";
        }
    }
}
