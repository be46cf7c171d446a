package dev.charla.infrastructure.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.infrastructure.postgresql.LogPage.Row;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogHeadTest {

    private static final long NOBODY_RUNS = 100;

    @Test
    void goesOnAfterTheHighestNumber() {
        var head = LogHead.NONE.after(page(100, NOBODY_RUNS, 1, 2, 3));

        assertThat(head.last()).isEqualTo(3);
        assertThat(head.missing()).isEmpty();
        assertThat(head.after(page(100, NOBODY_RUNS)).last()).isEqualTo(3);
    }

    @Test
    void looksAgainForNumbersThatSomebodyMayCommit() {
        var head = LogHead.NONE.after(page(98, 100, 1, 4));

        assertThat(head.last()).isEqualTo(4);
        assertThat(head.missing()).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void findsANumberThatWasCommittedLate() {
        var head = LogHead.NONE.after(page(98, 100, 1, 3)).after(page(98, 101, 2, 4));

        assertThat(head.last()).isEqualTo(4);
        assertThat(head.missing()).isEmpty();
    }

    @Test
    void givesANumberUpWhenAllHaveEndedThatRanWhenItWasMissed() {
        var head = LogHead.NONE.after(page(98, 100, 1, 3));

        assertThat(head.after(page(99, 110)).missing()).containsExactly(2L);
        assertThat(head.after(page(100, 110)).missing()).isEmpty();
    }

    @Test
    void waitsAnewForEachNumber() {
        var head = LogHead.NONE.after(page(98, 100, 1, 3)).after(page(99, 105, 5));

        assertThat(head.missing()).containsExactlyInAnyOrder(2L, 4L);
        assertThat(head.after(page(101, 110)).missing()).containsExactly(4L);
    }

    @Test
    void givesUpAtOnceWhatNobodyCanCommitAnyMore() {
        assertThat(LogHead.NONE.after(page(100, NOBODY_RUNS, 1, 40)).missing()).isEmpty();
    }

    @Test
    void waitsForABoundedNumber() {
        var head = LogHead.NONE.after(page(98, 100, 1, 1_000_000));

        assertThat(head.missing())
                .hasSize(LogHead.MAX_MISSING)
                .contains(999_999L)
                .doesNotContain(2L);
        assertThat(head.after(page(98, 101, 1_000_003)).missing())
                .hasSize(LogHead.MAX_MISSING)
                .contains(1_000_002L);
    }

    @Test
    void beginsALittleBeforeTheEnd() {
        assertThat(LogHead.before(5).last()).isZero();
        assertThat(LogHead.before(5_000).last()).isEqualTo(4_000);
    }

    private static LogPage page(long oldestRunning, long nextNumber, long... indexes) {
        List<Row> rows = Arrays.stream(indexes)
                .mapToObj(index -> new Row(index, "a room", index))
                .toList();
        return new LogPage(oldestRunning, nextNumber, rows);
    }
}
