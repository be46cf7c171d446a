package dev.charla.api.socketio;

import dev.charla.api.socketio.SentOffsets.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers what a socket was sent last, for {@link SentOffsets}. Not safe for several threads. */
final class Trail {

    /** A client that has missed more than so many events connects afresh. */
    static final int STEPS = 500;

    private final Map<String, Long> before;
    private final Deque<Step> steps = new ArrayDeque<>(4);
    private final Set<String> streams = new HashSet<>(4);

    Trail(Map<String, Long> before) {
        this.before = new HashMap<>(before);
        streams.addAll(before.keySet());
    }

    void add(Step step) {
        steps.add(step);
        switch (step) {
            case Step.At at -> streams.add(at.place().stream());
            case Step.Left left -> streams.remove(left.stream());
        }
        if (steps.size() > STEPS) {
            steps.remove().apply(before);
        }
    }

    /** Whether the place of the last event does not tell where the client stands in all that it follows. */
    boolean followsSeveral() {
        return streams.size() > 1;
    }

    SentOffsets snapshot() {
        return new SentOffsets(before, List.copyOf(steps));
    }
}
