package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PriorityTest {

    @Test
    void keepsItsUrgency() {
        assertThat(Priority.values()).extracting(Priority::urgency).containsExactly(0, 1, 2, 3);
    }

    @Test
    void isFoundByItsUrgency() {
        assertThat(Priority.ofUrgency(0)).isEqualTo(Priority.LOW);
        assertThat(Priority.ofUrgency(3)).isEqualTo(Priority.URGENT);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> Priority.ofUrgency(4));
    }
}
