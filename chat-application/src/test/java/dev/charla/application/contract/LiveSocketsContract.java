package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.LiveSockets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class LiveSocketsContract {

    private static final UUID VERA = new UUID(3, 1);
    private static final UUID CARLA = new UUID(4, 1);

    private LiveSockets sockets;

    /** One without a socket. */
    protected abstract LiveSockets sockets();

    @BeforeEach
    void nobodyIsThere() {
        sockets = sockets();
    }

    @Test
    void tellsTheFirstSocketOfAPersonFromTheOthers() {
        assertThat(sockets.add(VERA, "a")).isTrue();
        assertThat(sockets.add(VERA, "b")).isFalse();
        assertThat(sockets.add(VERA, "a")).isFalse();
        assertThat(sockets.add(CARLA, "c")).isTrue();
    }

    @Test
    void tellsTheLastSocketOfAPersonFromTheOthers() {
        sockets.add(VERA, "a");
        sockets.add(VERA, "b");

        assertThat(sockets.remove(VERA, "a")).isFalse();
        assertThat(sockets.remove(VERA, "a")).isFalse();
        assertThat(sockets.connected(Set.of(VERA))).containsExactly(VERA);
        assertThat(sockets.remove(VERA, "b")).isTrue();
        assertThat(sockets.remove(VERA, "b")).isFalse();
        assertThat(sockets.connected(Set.of(VERA))).isEmpty();
    }

    @Test
    void knowsWhoOfSomePeopleIsThere() {
        sockets.add(VERA, "a");

        assertThat(sockets.connected(List.of(VERA, CARLA))).containsExactly(VERA);
        assertThat(sockets.connected(List.of())).isEmpty();
    }

    @Test
    void ofManySocketsAtOnceOneIsTheFirstAndOneTheLast() throws Exception {
        var names = IntStream.range(0, 32).mapToObj(Integer::toString).toList();

        assertThat(atOnce(names.stream()
                        .<Callable<Boolean>>map(name -> () -> sockets.add(VERA, name))
                        .toList()))
                .isEqualTo(1);
        assertThat(atOnce(names.stream()
                        .<Callable<Boolean>>map(name -> () -> sockets.remove(VERA, name))
                        .toList()))
                .isEqualTo(1);
    }

    private static int atOnce(List<Callable<Boolean>> tasks) throws Exception {
        var truths = 0;
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var answer : threads.invokeAll(tasks)) {
                truths += answer.get() ? 1 : 0;
            }
        }
        return truths;
    }
}
