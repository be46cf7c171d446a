package dev.charla.infrastructure.openai;

import dev.charla.domain.assistant.Turn;
import dev.charla.domain.assistant.Turn.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation as a model is told it: the system prompt, and as many of the last turns as there is room for.
 *
 * <p>How a model counts is known to that model alone. Three bytes a token is more than most make of European languages, so
 * that the bound holds.
 */
record Prompt(List<Line> lines) {

    private static final int BYTES_OF_TOKEN = 3;

    /** Role and separators. */
    private static final int TOKENS_OF_LINE = 4;

    Prompt {
        lines = List.copyOf(lines);
    }

    static Prompt of(String system, List<Turn> turns, int maxTokens) {
        var recent = new ArrayDeque<Line>();
        var tokens = tokens(system);
        for (var turn : turns.reversed()) {
            tokens += tokens(turn.text());
            if (tokens > maxTokens && !recent.isEmpty()) {
                break;
            }
            recent.addFirst(new Line(role(turn.speaker()), turn.text()));
        }
        return new Prompt(withSystem(system, recent));
    }

    static int tokens(String text) {
        return TOKENS_OF_LINE + text.getBytes(StandardCharsets.UTF_8).length / BYTES_OF_TOKEN + 1;
    }

    private static List<Line> withSystem(String system, ArrayDeque<Line> turns) {
        var lines = new ArrayList<Line>();
        if (!system.isBlank()) {
            lines.add(new Line("system", system));
        }
        lines.addAll(turns);
        return lines;
    }

    private static String role(Speaker speaker) {
        return switch (speaker) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
        };
    }

    /** One message of OpenAI's API. */
    record Line(String role, String content) {}
}
