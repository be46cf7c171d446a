package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.Room.Audience;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Tally SOME = new Tally(10, 20, 30, 4, 5);

    @Test
    void beginsAtNothing() {
        assertThat(Tally.NOTHING).isEqualTo(new Tally(0, 0, 0, 0, 0));
    }

    @Test
    void knowsTheLastSeqOfEachRoom() {
        assertThat(SOME.seq(Audience.PARTICIPANTS)).isEqualTo(10);
        assertThat(SOME.seq(Audience.STAFF)).isEqualTo(20);
        assertThat(SOME.seq(Audience.RECORD)).isEqualTo(30);
    }

    @Test
    void countsAnEntryInItsRoomAlone() {
        assertThat(SOME.plusEntry(Audience.PARTICIPANTS)).isEqualTo(new Tally(11, 20, 30, 4, 5));
        assertThat(SOME.plusEntry(Audience.STAFF)).isEqualTo(new Tally(10, 21, 30, 4, 5));
        assertThat(SOME.plusEntry(Audience.RECORD)).isEqualTo(new Tally(10, 20, 31, 4, 5));
    }

    @Test
    void countsNotesApartFromPublicMessages() {
        assertThat(SOME.plusMessage(false)).isEqualTo(new Tally(10, 20, 30, 5, 5));
        assertThat(SOME.plusMessage(true)).isEqualTo(new Tally(10, 20, 30, 4, 6));
    }

    @Test
    void addsBothForAllMessages() {
        assertThat(SOME.messages()).isEqualTo(9);
    }
}
