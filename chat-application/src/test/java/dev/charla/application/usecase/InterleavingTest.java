package dev.charla.application.usecase;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavingTest {

    /** By the letter alone, so that digits show which list an element came from. */
    private static final Comparator<String> BY_LETTER = comparingInt(text -> text.charAt(0));

    @Test
    void putsTheEarlierHeadFirst() {
        assertThat(Interleaving.of(List.of("a1", "c1"), List.of("b2", "d2"), BY_LETTER))
                .containsExactly("a1", "b2", "c1", "d2");
        assertThat(Interleaving.of(List.of("c1"), List.of("a2", "b2"), BY_LETTER))
                .containsExactly("a2", "b2", "c1");
    }

    @Test
    void prefersTheFirstListWhereNeitherIsEarlier() {
        assertThat(Interleaving.of(List.of("a1"), List.of("a2"), BY_LETTER)).containsExactly("a1", "a2");
    }

    @Test
    void keepsTheOrderOfEachList() {
        assertThat(Interleaving.of(List.of("z1", "a1"), List.of("y2", "b2"), BY_LETTER))
                .containsExactly("y2", "b2", "z1", "a1");
    }

    @Test
    void takesEmptyLists() {
        assertThat(Interleaving.of(List.of(), List.of("a2"), BY_LETTER)).containsExactly("a2");
        assertThat(Interleaving.of(List.of("a1"), List.of(), BY_LETTER)).containsExactly("a1");
    }
}
