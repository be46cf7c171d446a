package dev.charla.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void isWrittenAsTimesAndWithin() {
        assertThat(Rate.valueOf("600/1m")).isEqualTo(new Rate(600, Duration.ofMinutes(1)));
        assertThat(Rate.valueOf("3 / 500ms")).isEqualTo(new Rate(3, Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600", "/1m", "600/", "x/1m", "600/x", "0/1m", "-1/1m", "600/0s", "600/-1s"})
    void isPositiveAndWhole(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.valueOf(text));
    }
}
