package dev.charla.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How long something took, each time. */
final class Delays {

    private final List<Duration> all = new CopyOnWriteArrayList<>();

    static Delays ofMillis(List<Long> millis) {
        var delays = new Delays();
        millis.forEach(each -> delays.add(Duration.ofMillis(each)));
        return delays;
    }

    void add(Duration delay) {
        all.add(delay);
    }

    int count() {
        return all.size();
    }

    @Override
    public String toString() {
        if (all.isEmpty()) {
            return "none";
        }
        var sorted = all.stream().sorted().toList();
        return "p50 %.2f s, p99 %.2f s, max %.2f s (%d times)"
                .formatted(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), sorted.size());
    }

    private static double at(List<Duration> sorted, double quantile) {
        int index = Math.max(0, (int) Math.ceil(quantile * sorted.size()) - 1);
        return sorted.get(index).toMillis() / 1_000.0;
    }
}
