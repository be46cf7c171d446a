package dev.charla.api.socketio.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndingTest {

    private final Ending ending = new Ending();

    @Test
    void hasNotBegunByItself() {
        assertThat(ending.begun()).isFalse();
        assertThat(ending.closed()).isFalse();
        assertThat(ending.leaving()).isFalse();
        assertThat(ending.overdrawn(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void beginsWhenTheClientLeaves() {
        ending.leave();

        assertThat(ending.begun()).isTrue();
        assertThat(ending.leaving()).isTrue();
        assertThat(ending.closed()).isFalse();
    }

    @Test
    void drainsOnceAndRemembersWhy() {
        assertThat(ending.drain(CloseReason.SERVER_SHUTTING_DOWN, 100)).isTrue();
        assertThat(ending.drain(CloseReason.FORCED_CLOSE, 200)).isFalse();

        assertThat(ending.begun()).isTrue();
        assertThat(ending.drainReason()).isEqualTo(CloseReason.SERVER_SHUTTING_DOWN);
        assertThat(ending.overdrawn(100)).isFalse();
        assertThat(ending.overdrawn(101)).isTrue();
    }

    @Test
    void overdrawsAlsoWhenTheClockTurnsOver() {
        ending.drain(CloseReason.FORCED_CLOSE, Long.MAX_VALUE);

        assertThat(ending.overdrawn(Long.MAX_VALUE - 1)).isFalse();
        assertThat(ending.overdrawn(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void drainsALeavingSessionToo() {
        ending.leave();

        assertThat(ending.drain(CloseReason.FORCED_CLOSE, 100)).isTrue();
    }

    @Test
    void closesOnceAndDrainsNoMore() {
        assertThat(ending.close()).isTrue();
        assertThat(ending.close()).isFalse();

        assertThat(ending.begun()).isTrue();
        assertThat(ending.closed()).isTrue();
        assertThat(ending.drain(CloseReason.FORCED_CLOSE, 100)).isFalse();
    }
}
