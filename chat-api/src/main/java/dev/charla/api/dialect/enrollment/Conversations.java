package dev.charla.api.dialect.enrollment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.application.port.in.Enrollments;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.MessageHistory.Walk;
import dev.charla.application.port.in.MessageHistory.Walk.Backwards;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds conversations by their key, and tells what was said in them. */
final class Conversations {

    /** Most messages of a history; what is older is read over HTTP. */
    static final int MAX_HISTORY = 500;

    /** So that it ends soon where nearly everything is deleted or a note. */
    private static final int MAX_PAGES = 20;

    private final Enrollments enrollments;
    private final ChatRepository chats;
    private final MessageHistory history;

    Conversations(Enrollments enrollments, ChatRepository chats, MessageHistory history) {
        this.enrollments = enrollments;
        this.chats = chats;
        this.history = history;
    }

    /**
     * @throws InvalidPayload when there is no key at all
     * @throws ChatNotFound for a conversation that is absent, or not this person's to see
     */
    Chat seenBy(Participant person, @Nullable String key) throws InvalidPayload {
        return enrollments.seenBy(person, keyOf(key));
    }

    /** A conversation whoever may see it; nothing of it is to be told. */
    Optional<Chat> find(EnrollmentId key) {
        return chats.findEnrolled(key);
    }

    /** What a conversation was found by. */
    static EnrollmentId keyOf(Chat chat) {
        return Objects.requireNonNull(chat.enrollment(), "a conversation about nothing")
                .id();
    }

    static EnrollmentId keyOf(@Nullable String text) throws InvalidPayload {
        if (text == null) {
            throw new InvalidPayload("enrollment_id is required");
        }
        return EnrollmentId.of(text).orElseThrow(ChatNotFound::new);
    }

    /**
     * The last messages up to a place, oldest first, each as it is now. Deleted ones are left out: nothing of them is left to be
     * said here.
     *
     * @param upTo the last {@code seq} that counts; what comes later is heard live
     * @throws ChatNotFound when the chat is not this person's to see any more
     */
    HistoryJson history(Participant person, Chat chat, long upTo) {
        var told = new ArrayList<Message>();
        @Nullable Walk walk = new Backwards(null);
        for (var pages = 0; walk != null && told.size() < MAX_HISTORY && pages < MAX_PAGES; pages++) {
            var page = history.page(person, chat.id(), MessageHistory.MAX_LIMIT, walk);
            page.messages().stream()
                    .filter(message -> !message.internal() && !message.wasDeleted() && message.seq() <= upTo)
                    .forEach(told::add);
            walk = page.next();
        }
        var newest = told.subList(0, Math.min(told.size(), MAX_HISTORY));
        return HistoryJson.of(newest.reversed(), keyOf(chat));
    }

    record HistoryJson(@JsonProperty("enrollment_id") String enrollmentId, List<ConversationMessageJson> messages) {

        static HistoryJson of(List<Message> messages, EnrollmentId enrollment) {
            return new HistoryJson(
                    enrollment.value(),
                    messages.stream()
                            .map(message -> ConversationMessageJson.of(message, enrollment))
                            .toList());
        }
    }
}
