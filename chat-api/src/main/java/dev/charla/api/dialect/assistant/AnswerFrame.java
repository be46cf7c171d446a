package dev.charla.api.dialect.assistant;

import dev.charla.application.port.in.Conversations.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the server says: each frame has the same shape.
 *
 * @param data {@code null} for everything but an answer of the assistant's
 */
record AnswerFrame(
        String event,
        boolean success,
        Note message,
        @Nullable Data data) {

    static final String RESPONSE = "chat_response";
    static final String ERROR = "chat_error";
    static final String UNAUTHORIZED = "unauthorized";

    static AnswerFrame response(Reply reply) {
        return new AnswerFrame(
                RESPONSE,
                true,
                new Note(List.of("Succesful response"), false),
                new Data(reply.session(), reply.text()));
    }

    /** Something that the person who asked is to read. */
    static AnswerFrame error(String description) {
        return new AnswerFrame(ERROR, false, new Note(List.of(description), true), null);
    }

    static AnswerFrame unauthorized(String description) {
        return new AnswerFrame(UNAUTHORIZED, false, new Note(List.of(description), false), null);
    }

    /** @param displayable whether it is meant for people's eyes */
    record Note(List<String> content, boolean displayable) {}

    record Data(long sessionId, String content) {

        /** Keeps what was said out of logs. */
        @Override
        public String toString() {
            return "Data[" + sessionId + "]";
        }
    }
}
