package dev.charla.domain.chat;

import static dev.charla.domain.chat.ChatScenario.anOpenChat;
import static dev.charla.domain.chat.People.CARLA;
import static dev.charla.domain.chat.People.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.Room.Audience;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private final ChatScenario chat = anOpenChat()
            .notes(CARLA, "note")
            .says(VERA, "one")
            .says(VERA, "two")
            .notes(CARLA, "second note");
    private final Message note = chat.messages().get(0);
    private final Message one = chat.messages().get(1);
    private final Message two = chat.messages().get(2);
    private final Message secondNote = chat.messages().get(3);

    @Test
    void coversEveryMessageUpToItself() {
        var mark = Watermark.NOTHING.raisedTo(one);

        assertThat(mark.covers(one)).isTrue();
        assertThat(mark.covers(two)).isFalse();
        assertThat(Watermark.NOTHING.covers(one)).isFalse();
    }

    @Test
    void risesInOneRoomAlone() {
        assertThat(Watermark.NOTHING.raisedTo(two)).isEqualTo(new Watermark(2, 0));
        assertThat(new Watermark(2, 0).raisedTo(note)).isEqualTo(new Watermark(2, 1));
        assertThat(new Watermark(2, 1).covers(note)).isTrue();
        assertThat(new Watermark(2, 1).covers(secondNote)).isFalse();
    }

    @Test
    void neverFalls() {
        var high = new Watermark(9, 8);

        assertThat(high.raisedTo(one)).isEqualTo(high);
        assertThat(high.raisedTo(note)).isEqualTo(high);
    }

    @Test
    void knowsItsPlaceInEachRoom() {
        var mark = new Watermark(9, 8);

        assertThat(mark.seq(Audience.PARTICIPANTS)).isEqualTo(9);
        assertThat(mark.seq(Audience.STAFF)).isEqualTo(8);
        assertThat(mark.seq(Audience.RECORD)).isZero();
    }
}
