package dev.charla.faults;

import dev.charla.faults.Fault.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Which faults come when, in one lane. The same seed gives the same plan. */
record FaultPlan(List<Planned> faults) {

    private static final Duration LEAST_GAP = Duration.ofMillis(300);
    private static final Duration MOST_GAP = Duration.ofMillis(2_500);
    private static final Duration LEAST_HELD = Duration.ofMillis(200);
    private static final Duration MOST_HELD = Duration.ofMillis(4_000);

    /** Servers end in the first part only, so that the last part's are old enough to have leaked something. */
    private static final double SERVERS_END_WITHIN = 0.6;

    FaultPlan {
        faults = List.copyOf(faults);
    }

    /** Deals all kinds of faults again and again, each time in another order, so that none is missing. */
    static FaultPlan of(long seed, Lane lane, Duration length) {
        var random = new Random(seed * Lane.values().length + lane.ordinal());
        var faults = new ArrayList<Planned>();
        var now = Duration.ZERO;
        while (now.compareTo(length) < 0) {
            var late = now.toMillis() > length.toMillis() * SERVERS_END_WITHIN;
            for (var fault : dealt(lane, random, fault -> !late || !fault.endsNode())) {
                now = now.plus(between(LEAST_GAP, MOST_GAP, random));
                var planned = new Planned(fault, now, between(LEAST_HELD, MOST_HELD, random), random.nextInt(1 << 16));
                if (now.compareTo(length) < 0) {
                    faults.add(planned);
                }
                now = now.plus(planned.held());
            }
        }
        return new FaultPlan(faults);
    }

    private static List<Fault> dealt(Lane lane, Random random, Predicate<Fault> allowed) {
        var deck = new ArrayList<>(Fault.of(lane).stream().filter(allowed).toList());
        Collections.shuffle(deck, random);
        return deck;
    }

    private static Duration between(Duration least, Duration most, Random random) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }

    /**
     * @param at after the beginning; it comes later when the one before it takes longer than planned
     * @param held how long it lasts, where it lasts
     * @param pick which of several servers or proxies: to be taken modulo their number
     */
    record Planned(Fault fault, Duration at, Duration held, int pick) {}
}
