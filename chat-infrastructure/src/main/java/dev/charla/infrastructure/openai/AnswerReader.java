package dev.charla.infrastructure.openai;

import dev.charla.application.port.out.Assistant;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an answer as it comes: server-sent events, each with a piece of it, or one JSON object from a server that tells nothing
 * by pieces. It stops at the length that an answer may have, and whatever is sent, no more than {@value #MAX_BYTES} bytes are read.
 */
final class AnswerReader {

    static final int MAX_BYTES = 1 << 20;

    private static final String EVENT = "data:";
    private static final String LAST = "[DONE]";
    private static final String CUT_OFF = "…";

    private final JsonMapper json;

    AnswerReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param type of the body, as its header says
     * @throws IOException when the body breaks off, is too long or is none that is expected
     */
    String read(String type, InputStream body) throws IOException {
        var bounded = new Bounded(body);
        try {
            return bounded(
                    type.toLowerCase(Locale.ROOT).startsWith("text/event-stream") ? pieces(bounded) : whole(bounded));
        } catch (JacksonException unreadable) {
            throw new IOException("the answer is no JSON as it is expected");
        }
    }

    private String whole(InputStream body) throws IOException {
        return textOf(json.readTree(body.readAllBytes()), "message");
    }

    private String pieces(InputStream body) throws IOException {
        var answer = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null && !isFull(answer); line = lines.readLine()) {
            if (line.startsWith(EVENT)) {
                var event = line.substring(EVENT.length()).strip();
                if (event.equals(LAST)) {
                    return answer.toString();
                }
                answer.append(textOf(json.readTree(event), "delta"));
            }
        }
        if (!isFull(answer)) {
            throw new IOException("the answer broke off");
        }
        return answer.toString();
    }

    /** Code units are at least as many as characters, so this may read a bit more than is kept. */
    private static boolean isFull(StringBuilder answer) {
        return answer.codePointCount(0, answer.length()) > Assistant.MAX_ANSWER;
    }

    private static String textOf(JsonNode completion, String part) throws IOException {
        if (completion.has("error")) {
            throw new IOException("the server told of an error in place of an answer");
        }
        return completion.path("choices").path(0).path(part).path("content").asString("");
    }

    private static String bounded(String answer) {
        var text = answer.strip();
        if (text.codePointCount(0, text.length()) <= Assistant.MAX_ANSWER) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Assistant.MAX_ANSWER - 1)) + CUT_OFF;
    }

    /** Fails when there is more than there may be. */
    private static final class Bounded extends FilterInputStream {

        private int left = MAX_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int read) throws IOException {
            if (result >= 0) {
                left -= read;
            }
            if (left < 0) {
                throw new IOException("the answer is too long");
            }
            return result;
        }
    }
}
