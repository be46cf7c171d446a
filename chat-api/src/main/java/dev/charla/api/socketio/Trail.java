package dev.charla.api.socketio;

import dev.charla.api.socketio.SentOffsets.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what a socket was sent last, for {@link SentOffsets}. Not safe for several threads. */
final class Trail {

    /** A client that has missed more than so many events connects afresh. */
    static final int STEPS = 500;

    private final Map<String, Long> before;
    private final Deque<Step> steps = new ArrayDeque<>(4);

    Trail(Map<String, Long> before) {
        this.before = new HashMap<>(before);
    }

    void add(Step step) {
        steps.add(step);
        if (steps.size() > STEPS) {
            steps.remove().apply(before);
        }
    }

    SentOffsets snapshot() {
        return new SentOffsets(before, List.copyOf(steps));
    }
}
