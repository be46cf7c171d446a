package dev.charla.api.socketio.engineio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notes down what it is asked, and finishes writes when told to. */
final class SlowLink implements WebSocketLink {

    final List<List<Frame>> writes = new ArrayList<>();
    final List<Integer> closes = new ArrayList<>();
    boolean instantly;
    private final Deque<Consumer<@Nullable Throwable>> pending = new ArrayDeque<>();

    @Override
    public void write(List<Frame> frames, Consumer<@Nullable Throwable> done) {
        writes.add(frames);
        if (instantly) {
            done.accept(null);
        } else {
            pending.add(done);
        }
    }

    void finish(@Nullable Throwable failure) {
        pending.remove().accept(failure);
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code) {
        closes.add(code);
    }

    @Override
    public void abort() {}

    @Override
    public long assemblingSince() {
        return 0;
    }
}
