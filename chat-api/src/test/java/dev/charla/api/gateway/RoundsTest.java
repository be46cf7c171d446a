package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Queue<Runnable> pauses = new ArrayDeque<>();
    private int done;
    private Runnable meanwhile = () -> {};

    private final Rounds rounds = new Rounds(
            () -> {
                done++;
                meanwhile.run();
            },
            threads::add,
            pauses::add);

    @Test
    void beginAtOnceWhenTheyRested() {
        rounds.ask();
        threads.remove().run();

        assertThat(done).isEqualTo(1);
        pauses.remove().run();
        assertThat(done).isEqualTo(1);
    }

    @Test
    void areOneHoweverOftenTheyAreAskedFor() {
        rounds.ask();
        rounds.ask();
        rounds.ask();
        assertThat(threads).hasSize(1);

        threads.remove().run();
        pauses.remove().run();
        assertThat(done).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void followTheOneInWhichTheyWereAskedForAfterItsPause() {
        meanwhile = () -> {
            meanwhile = () -> {};
            rounds.ask();
            rounds.ask();
        };
        rounds.ask();
        threads.remove().run();
        assertThat(done).isEqualTo(1);

        pauses.remove().run();
        assertThat(done).isEqualTo(2);
        pauses.remove().run();
        assertThat(done).isEqualTo(2);
    }

    @Test
    void followThePauseInWhichTheyWereAskedFor() {
        rounds.ask();
        threads.remove().run();
        rounds.ask();
        assertThat(threads).isEmpty();

        pauses.remove().run();
        assertThat(done).isEqualTo(2);
    }

    @Test
    void beginAgainAfterTheyRested() {
        rounds.ask();
        threads.remove().run();
        pauses.remove().run();

        rounds.ask();
        threads.remove().run();
        assertThat(done).isEqualTo(2);
    }

    @Test
    void goOnAfterAFailure() {
        meanwhile = () -> {
            throw new IllegalStateException("the database is away");
        };
        rounds.ask();
        threads.remove().run();
        rounds.ask();
        pauses.remove().run();

        assertThat(done).isEqualTo(2);
    }
}
