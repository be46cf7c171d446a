package dev.charla.api.socketio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.SentOffsets.Step.At;
import dev.charla.api.socketio.SentOffsets.Step.Left;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContinuationTest {

    private final Continuation continuation = new Continuation();

    private static At at(String stream, long position) {
        return new At(new Offset(stream, position));
    }

    @Test
    void hasNothingToGoOnWithBeforeAnythingWasSent() {
        assertThat(continuation.pid()).isNull();
        assertThat(continuation.soFar()).isNull();
        assertThat(continuation.sent()).isEqualTo(SentOffsets.NONE);
        assertThat(continuation.unkept()).isFalse();
    }

    @Test
    void theLastPlaceIsEnoughInOneStream() {
        assertThat(continuation.note(at("a", 1), false)).isFalse();
        assertThat(continuation.note(at("a", 2), false)).isFalse();

        assertThat(continuation.sent().steps()).containsExactly(at("a", 1), at("a", 2));
    }

    @Test
    void asksToBeKeptOnceItFollowsSeveralStreams() {
        continuation.note(at("a", 1), false);

        assertThat(continuation.note(at("b", 1), false)).isTrue();
        assertThat(continuation.note(at("b", 2), false)).isFalse();
        assertThat(continuation.unkept()).isTrue();
    }

    @Test
    void asksToBeKeptWhenItsRoomsChange() {
        assertThat(continuation.note(at("a", 1), true)).isTrue();
        assertThat(continuation.note(new Left("a"), true)).isFalse();
    }

    @Test
    void asksAnewOnceItWasTaken() {
        continuation.note(at("a", 1), true);

        SentOffsets taken = requireNonNull(continuation.soFar());

        assertThat(taken.complete()).isFalse();
        assertThat(continuation.unkept()).isFalse();
        assertThat(continuation.note(at("a", 2), true)).isTrue();
    }

    @Test
    void allThatWasSentIsComplete() {
        continuation.note(at("a", 1), false);

        assertThat(continuation.sent().complete()).isTrue();
    }

    @Test
    void goesOnFromWhereTheClientStood() {
        continuation.begin("fresh");

        continuation.resume("earlier", new Trail(Map.of("a", 7L)));

        assertThat(continuation.pid()).isEqualTo("earlier");
        assertThat(continuation.recovered()).isTrue();
        assertThat(continuation.unkept()).isTrue();
        assertThat(continuation.sent().before()).isEqualTo(Map.of("a", 7L));
    }
}
