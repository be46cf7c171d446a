package dev.charla.api.socketio.jetty;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames that are bytes already, past Jetty's own flusher: one write at a time, in order.
 *
 * <p>An endpoint takes one write at a time, whoever it comes from, and Jetty itself writes close frames. So whatever
 * makes Jetty write goes through {@link #finallyRun} and waits its turn.
 */
final class FrameWriter implements Callback {

    private final EndPoint endPoint;
    private @Nullable Queue<Write> waiting;
    private @Nullable Queue<Runnable> last;
    private @Nullable Consumer<@Nullable Throwable> current;

    FrameWriter(EndPoint endPoint) {
        this.endPoint = endPoint;
    }

    /** @param done as of {@link dev.charla.api.socketio.engineio.WebSocketLink#write} */
    void write(Consumer<@Nullable Throwable> done, ByteBuffer... frames) {
        boolean late;
        synchronized (this) {
            late = last != null;
            if (!late && current != null) {
                waiting = waiting == null ? new ArrayDeque<>(2) : waiting;
                waiting.add(new Write(done, frames));
                return;
            }
            current = late ? current : done;
        }
        if (late) {
            done.accept(new ClosedChannelException());
        } else {
            start(frames);
        }
    }

    private void start(ByteBuffer... frames) {
        try {
            endPoint.write(this, frames);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Runs this when what has been written has left; nothing is written from now on. */
    void finallyRun(Runnable step) {
        synchronized (this) {
            last = last == null ? new ArrayDeque<>(1) : last;
            if (current != null) {
                last.add(step);
                return;
            }
        }
        step.run();
    }

    @Override
    public void succeeded() {
        completed(null);
    }

    @Override
    public void failed(Throwable cause) {
        completed(cause);
    }

    private void completed(@Nullable Throwable failure) {
        Consumer<@Nullable Throwable> done;
        Write next;
        synchronized (this) {
            done = current;
            next = waiting == null ? null : waiting.poll();
            current = next == null ? null : next.done();
        }
        if (done != null) {
            done.accept(failure);
        }
        if (next == null) {
            runLast();
        } else {
            start(next.frames());
        }
    }

    private void runLast() {
        for (Runnable step = takeLast(); step != null; step = takeLast()) {
            step.run();
        }
    }

    private synchronized @Nullable Runnable takeLast() {
        return last == null || current != null ? null : last.poll();
    }

    private record Write(Consumer<@Nullable Throwable> done, ByteBuffer... frames) {}
}
