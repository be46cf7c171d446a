package dev.charla.api.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A clock that is set by hand, and timers that go off when it is. */
final class FakeTimers implements Timers, InstantSource {

    private final Queue<Waiting> waiting = new PriorityQueue<>(Comparator.comparing(Waiting::at));
    private Instant now = Instant.parse("2026-01-05T10:00:00Z");

    @Override
    public void after(Duration delay, Runnable task) {
        waiting.add(new Waiting(now.plus(delay), task));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time go by, and does on the way what becomes due, each thing at its time. */
    void pass(Duration time) {
        var end = now.plus(time);
        while (!waiting.isEmpty() && !waiting.element().at().isAfter(end)) {
            var due = waiting.remove();
            now = due.at();
            due.task().run();
        }
        now = end;
    }

    private record Waiting(Instant at, Runnable task) {}
}
