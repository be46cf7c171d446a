package dev.charla.api.socketio.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartTest {

    private final Heart heart = new Heart(new Heartbeat(Duration.ofNanos(100), Duration.ofNanos(50)), 10, 0);

    @Test
    void pingsOncePerInterval() {
        assertThat(heart.pingDue(99)).isFalse();
        assertThat(heart.pingDue(100)).isTrue();
        assertThat(heart.pingDue(101)).isFalse();
        heart.pong(120);
        assertThat(heart.pingDue(219)).isFalse();
        assertThat(heart.pingDue(220)).isTrue();
    }

    @Test
    void stopsWithoutAPong() {
        assertThat(heart.stopped(1_000)).isFalse();
        heart.pingDue(100);
        assertThat(heart.stopped(149)).isFalse();
        assertThat(heart.stopped(150)).isTrue();
    }

    @Test
    void aPongAtTheLastMomentCounts() {
        heart.pingDue(100);
        heart.pong(149);
        assertThat(heart.stopped(150)).isFalse();
    }

    @Test
    void aPingThatLeftLateEarnsItsPongMoreTime() {
        heart.pingDue(140);
        assertThat(heart.stopped(150)).isFalse();
        assertThat(heart.stopped(179)).isFalse();
        assertThat(heart.stopped(180)).isTrue();
    }
}
