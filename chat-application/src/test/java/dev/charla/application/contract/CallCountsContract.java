package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.CallCounts;
import dev.charla.application.port.out.CallCounts.Allowance;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class CallCountsContract {

    protected static final Allowance THREE = new Allowance("three", 3, Duration.ofHours(3));

    protected CallCounts counts;

    /** One that has counted nothing. */
    protected abstract CallCounts counts();

    @BeforeEach
    void countNothing() {
        counts = counts();
    }

    @Test
    void letsThroughSoManyAndTellsHowLongToWait() {
        use(THREE, "ann", 3);

        var wait = counts.take(THREE, "ann").orElseThrow();
        assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void aRefusalIsNotCounted() {
        use(THREE, "ann", 3);
        for (var i = 0; i < 10; i++) {
            assertThat(counts.take(THREE, "ann").orElseThrow()).isLessThanOrEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void givesThemBackEvenly() {
        var quick = new Allowance("quick", 4, Duration.ofMillis(200));
        var began = System.nanoTime();
        var taken = 0;
        while (taken < 12) {
            taken += counts.take(quick, "ann").isEmpty() ? 1 : 0;
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(390));
    }

    @Test
    void countsEachCallerAndEachKindByItself() {
        use(THREE, "ann", 3);

        use(THREE, "bob", 3);
        use(new Allowance("others", 3, Duration.ofHours(3)), "ann", 3);
        assertThat(counts.take(THREE, "ann")).isPresent();
    }

    @Test
    void whatIsGivenBackMayBeTakenAgain() {
        use(THREE, "ann", 3);
        counts.giveBack(THREE, "ann");

        use(THREE, "ann", 1);
        assertThat(counts.take(THREE, "ann")).isPresent();
    }

    @Test
    void givesBackNoMoreThanThereWas() {
        counts.giveBack(THREE, "ann");
        use(THREE, "ann", 1);
        counts.giveBack(THREE, "ann");
        counts.giveBack(THREE, "ann");

        use(THREE, "ann", 3);
        assertThat(counts.take(THREE, "ann")).isPresent();
    }

    @Test
    void ofManyAtOnceAsManyGetThroughAsMay() throws Exception {
        var tasks = IntStream.range(0, 32)
                .<Callable<Boolean>>mapToObj(
                        any -> () -> counts.take(THREE, "ann").isEmpty())
                .toList();
        var through = 0;
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var answer : threads.invokeAll(tasks)) {
                through += answer.get() ? 1 : 0;
            }
        }

        assertThat(through).isEqualTo(3);
    }

    protected final void use(Allowance allowance, String caller, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(counts.take(allowance, caller)).isEmpty();
        }
    }
}
