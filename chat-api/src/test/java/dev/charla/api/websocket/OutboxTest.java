package dev.charla.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.engineio.Frame;
import dev.charla.api.socketio.engineio.WebSocketLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox();
    private final Link link = new Link();

    @Test
    void writesInOrderAndOneAtATime() {
        outbox.send(frame("a"));
        outbox.open(link);
        outbox.send(frame("b"));
        outbox.send(frame("c"));
        assertThat(link.written).containsExactly("a");

        link.reads();
        assertThat(link.written).containsExactly("a", "b", "c");
    }

    @Test
    void cutsOffWhoeverDoesNotRead() {
        outbox.open(link);
        var large = frame("x".repeat(Outbox.MAX_BYTES / 4));
        for (int i = 0; i < 4; i++) {
            outbox.send(large);
        }
        assertThat(link.aborted).isFalse();

        outbox.send(large);
        assertThat(link.aborted).isTrue();
    }

    @Test
    void forgetsWhatHasLeft() {
        outbox.open(link);
        for (int i = 0; i < 20; i++) {
            outbox.send(frame("x".repeat(Outbox.MAX_BYTES / 4)));
            link.reads();
        }
        assertThat(link.aborted).isFalse();
    }

    @Test
    void closesWhenTheLastFrameHasLeft() {
        outbox.open(link);
        outbox.send(frame("a"));
        outbox.end(frame("last"), CloseCode.POLICY);
        outbox.send(frame("too late"));
        outbox.end(frame("later"), CloseCode.NORMAL);
        link.reads();
        assertThat(link.closedWith).isZero();

        link.reads();
        assertThat(link.written).containsExactly("a", "last");
        assertThat(link.closedWith).isEqualTo(CloseCode.POLICY);
    }

    @Test
    void tellsHowLongItHasBeenClosing() {
        assertThat(outbox.closingFor(System.nanoTime())).isZero();

        outbox.close(CloseCode.NORMAL);
        assertThat(outbox.closingFor(System.nanoTime())).isPositive();
    }

    @Test
    void saysNothingWhenItIsClosed() {
        outbox.open(link);
        outbox.closed();
        outbox.send(frame("a"));
        outbox.close(CloseCode.NORMAL);

        assertThat(link.written).isEmpty();
        assertThat(link.closedWith).isZero();
    }

    private static Frame frame(String text) {
        return Frame.text(text);
    }

    /** Whoever is at the other end reads when the test says so. */
    private static final class Link implements WebSocketLink {

        private final List<String> written = new ArrayList<>();
        private @Nullable Consumer<@Nullable Throwable> unread;
        private boolean aborted;
        private int closedWith;

        void reads() {
            var done = unread;
            unread = null;
            if (done != null) {
                done.accept(null);
            }
        }

        @Override
        public void write(List<Frame> frames, Consumer<@Nullable Throwable> done) {
            assertThat(unread).as("one write at a time").isNull();
            frames.forEach(frame -> written.add(new String(frame.bytes(), StandardCharsets.UTF_8)));
            unread = done;
        }

        @Override
        public void ping() {}

        @Override
        public void close(int code) {
            closedWith = code;
        }

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public long assemblingSince() {
            return 0;
        }
    }
}
