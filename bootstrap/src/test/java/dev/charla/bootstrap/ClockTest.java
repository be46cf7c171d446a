package dev.charla.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockTest {

    /** Many, since the finer clock below shows a whole millisecond now and then. */
    @Test
    void showsWholeMilliseconds() {
        var clock = new UseCaseConfiguration().clock();

        assertThat(Stream.generate(clock::instant).limit(1_000))
                .allMatch(instant -> instant.equals(instant.truncatedTo(ChronoUnit.MILLIS)));
    }
}
