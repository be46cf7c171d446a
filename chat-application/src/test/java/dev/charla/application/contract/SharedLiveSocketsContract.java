package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.LiveSockets.Witness;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of {@link LiveSockets} that several nodes share, one of which is gone sooner or later. */
public abstract class SharedLiveSocketsContract {

    private static final UUID VERA = new UUID(3, 1);
    private static final UUID CARLA = new UUID(4, 1);

    /** Goes with the node when all else is told. */
    private static final UUID LAST = new UUID(4, 2);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Node lost;
    private LiveSockets here;
    private LiveSockets there;

    /** One more node. */
    protected abstract Node node();

    /** A node to which something happens. */
    protected interface Node {

        LiveSockets sockets();

        /** Says nothing any more, until it goes on perhaps. */
        void stops();

        /** Speaks again. */
        void goesOn();
    }

    @BeforeEach
    void threeNodesThatListen() {
        lost = node();
        here = node().sockets();
        there = node().sockets();
        for (var sockets : List.of(lost.sockets(), here, there)) {
            sockets.watch(new Noting());
        }
    }

    @Test
    void tellsOnceWhoWentWithANode() throws Exception {
        lost.sockets().add(VERA, "a");
        lost.sockets().add(VERA, "b");
        lost.stops();

        assertThat(next()).isEqualTo("gone " + VERA);
        assertThat(here.connected(Set.of(VERA))).isEmpty();
        assertThat(here.add(VERA, "c")).isTrue();
        assertNothingElseIsTold();
    }

    @Test
    void tellsNothingOfWhoIsAtAnotherNodeToo() throws Exception {
        lost.sockets().add(VERA, "a");
        there.add(VERA, "b");
        lost.sockets().add(CARLA, "c");
        lost.stops();

        assertThat(next()).isEqualTo("gone " + CARLA);
        assertThat(here.connected(Set.of(VERA))).containsExactly(VERA);
        assertThat(there.remove(VERA, "b")).isTrue();
        assertNothingElseIsTold();
    }

    @Test
    void tellsNothingOfWhoWentBefore() throws Exception {
        lost.sockets().add(VERA, "a");
        lost.sockets().remove(VERA, "a");
        lost.sockets().add(CARLA, "c");
        lost.stops();

        assertThat(next()).isEqualTo("gone " + CARLA);
        assertNothingElseIsTold();
    }

    @Test
    void tellsOnceWhoIsBackWithANodeThatWasCutOff() throws Exception {
        lost.sockets().add(VERA, "a");
        lost.sockets().add(CARLA, "b");
        lost.stops();
        assertThat(Set.of(next(), next())).containsExactlyInAnyOrder("gone " + VERA, "gone " + CARLA);
        here.add(CARLA, "c");

        lost.goesOn();
        assertThat(next()).isEqualTo("back " + VERA);
        assertThat(here.connected(Set.of(VERA))).containsExactly(VERA);
        assertThat(lost.sockets().remove(VERA, "a")).isTrue();
        assertNothingElseIsTold();
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    /** Shown by what is told later. */
    private void assertNothingElseIsTold() throws InterruptedException {
        var other = node();
        other.sockets().add(LAST, "z");
        other.stops();
        assertThat(next()).isEqualTo("gone " + LAST);
        assertThat(told).isEmpty();
    }

    private final class Noting implements Witness {

        @Override
        public void gone(UUID person) {
            told.add("gone " + person);
        }

        @Override
        public void back(UUID person) {
            told.add("back " + person);
        }
    }
}
