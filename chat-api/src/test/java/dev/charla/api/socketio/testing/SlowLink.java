package dev.charla.api.socketio.testing;

import dev.charla.api.socketio.engineio.Frame;
import dev.charla.api.socketio.engineio.WebSocketLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A link to nowhere: notes down what it is asked, and finishes writes when told to. */
public final class SlowLink implements WebSocketLink {

    public final List<List<Frame>> writes = new ArrayList<>();
    public final List<Integer> closes = new ArrayList<>();
    public boolean instantly;
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

    public void finish(@Nullable Throwable failure) {
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
