package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.SentOffsets.Step.At;
import dev.charla.api.socketio.SentOffsets.Step.Left;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentOffsetsTest {

    private final Trail trail = new Trail(Map.of());

    @Test
    void theLastEventSeenTellsWhereTheClientStandsInEveryStream() {
        sent("a", 1);
        sent("b", 7);
        sent("a", 2);
        sent("b", 8);

        assertThat(seen("a", 2)).containsOnly(Map.entry("a", 2L), Map.entry("b", 7L));
    }

    @Test
    void aStreamEnteredLaterIsNotFollowedYet() {
        sent("a", 1);
        sent("b", 7);

        assertThat(seen("a", 1)).containsOnlyKeys("a");
    }

    @Test
    void aStreamThatWasLeftIsNotFollowed() {
        sent("a", 1);
        sent("b", 7);
        trail.add(new Left("b"));
        sent("a", 2);

        assertThat(seen("a", 2)).containsOnlyKeys("a");
        assertThat(seen("b", 7)).containsOnlyKeys("a", "b");
    }

    @Test
    void aPlaceThatWasSentTwiceCountsAsSeenTheLastTime() {
        sent("a", 1);
        sent("b", 7);
        sent("a", 1);

        assertThat(seen("a", 1)).containsOnlyKeys("a", "b");
    }

    @Test
    void whatWasNotSentTellsNothing() {
        sent("a", 1);

        assertThat(trail.snapshot().positionsAt(new Offset("a", 2))).isEmpty();
    }

    @Test
    void whatWasSentLongAgoStillTellsWhereQuietStreamsStand() {
        sent("quiet", 3);
        sent("left", 1);
        trail.add(new Left("left"));
        for (var seq = 1; seq <= Trail.STEPS; seq++) {
            sent("busy", seq);
        }

        assertThat(seen("busy", 1)).containsOnly(Map.entry("busy", 1L), Map.entry("quiet", 3L));
        assertThat(trail.snapshot().positionsAt(new Offset("quiet", 3))).isEmpty();
        assertThat(trail.snapshot().steps()).hasSize(Trail.STEPS);
    }

    private void sent(String stream, long position) {
        trail.add(new At(new Offset(stream, position)));
    }

    private Map<String, Long> seen(String stream, long position) {
        return trail.snapshot().positionsAt(new Offset(stream, position)).orElseThrow();
    }
}
