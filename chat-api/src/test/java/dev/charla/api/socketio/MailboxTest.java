package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final List<Runnable> started = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final SocketLimits limits = new SocketLimits(SocketLimits.defaults().packets(), 1, 1, 1, 2, 10);
    private final Mailbox mailbox = new Mailbox(started::add, limits);

    private boolean offer(String name, int size) {
        return mailbox.offer(size, () -> done.add(name));
    }

    private void runAll() {
        while (!started.isEmpty()) {
            started.removeFirst().run();
        }
    }

    @Test
    void tasksRunInOrderOnOneThread() {
        offer("a", 1);
        offer("b", 1);
        assertThat(started).hasSize(1);

        runAll();

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void whatATaskPostsRunsAfterWhatWaits() {
        mailbox.post(() -> {
            done.add("a");
            mailbox.post(() -> done.add("c"));
        });
        offer("b", 1);

        runAll();

        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void startsAnewWhenItHasRunDry() {
        offer("a", 1);
        runAll();
        offer("b", 1);
        assertThat(started).hasSize(1);

        runAll();

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void takesNoMoreTasksThanMayWait() {
        assertThat(offer("a", 1)).isTrue();
        assertThat(offer("b", 1)).isTrue();
        assertThat(offer("c", 1)).isFalse();

        runAll();

        assertThat(done).containsExactly("a", "b");
        assertThat(offer("d", 1)).isTrue();
    }

    @Test
    void takesNoMoreBytesThanMayWait() {
        assertThat(offer("a", 11)).isTrue();
        assertThat(offer("b", 1)).isFalse();

        runAll();

        assertThat(offer("c", 1)).isTrue();
    }

    @Test
    void whatTheServerPostsFindsRoomAlways() {
        offer("a", 1);
        offer("b", 1);

        mailbox.post(() -> done.add("posted"));
        runAll();

        assertThat(done).containsExactly("a", "b", "posted");
    }

    @Test
    void aTaskThatFailsStopsNoOther() {
        mailbox.post(() -> {
            throw new IllegalStateException("as wanted");
        });
        offer("b", 1);

        runAll();

        assertThat(done).containsExactly("b");
    }
}
