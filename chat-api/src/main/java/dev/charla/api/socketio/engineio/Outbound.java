package dev.charla.api.socketio.engineio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client, and the pipe through which it leaves: a WebSocket with at most one write under way, or the
 * next poll. No I/O happens under its monitor.
 */
final class Outbound {

    /** Small frames are copied together to be written; this bounds what a client that doesn't read can make of that. */
    private static final int BATCH_BYTES = 16 * 1024;

    private static final int BATCH_FRAMES = 256;
    private static final int KEPT_QUEUE = 16;

    private final EngineLimits limits;
    private final Consumer<CloseReason> failed;
    private final Runnable drained;

    private @Nullable ArrayDeque<Frame> queue;
    private long bytes;
    private int packets;
    private @Nullable WebSocketLink link;
    private @Nullable PendingPoll poll;
    private @Nullable Thread writer;
    private boolean writing;
    private boolean scheduled;
    private boolean draining;
    private boolean closed;

    /**
     * @param failed called when a write failed
     * @param drained called when, after {@link #drain}, the last packet has left
     */
    Outbound(EngineLimits limits, Consumer<CloseReason> failed, Runnable drained) {
        this.limits = limits;
        this.failed = failed;
        this.drained = drained;
    }

    /** What to do after {@link #offer}. */
    enum Offer {
        /** Nothing: it will leave by itself, or the session has ended. */
        DONE,
        /** Call {@link #flush}, now or soon; nobody else will. */
        FLUSH,
        /** The queue is over its bound: close the session. */
        OVERFLOW
    }

    /** What became of a poll. */
    enum Attached {
        WAITING,
        OVERLAPPING,
        REFUSED
    }

    /** Queues frames that belong together. */
    synchronized Offer offer(List<Frame> frames) {
        if (closed || draining) {
            return Offer.DONE;
        }
        boolean waiting = packets > 0;
        add(frames);
        if (waiting && (bytes > limits.queuedBytes() || packets > limits.queuedPackets())) {
            return Offer.OVERFLOW;
        }
        if (scheduled || writing || (link == null && poll == null)) {
            return Offer.DONE;
        }
        scheduled = true;
        return Offer.FLUSH;
    }

    private void add(List<Frame> frames) {
        ArrayDeque<Frame> waiting = queue;
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
            queue = waiting;
        }
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            waiting.add(frame);
            bytes += frame.size();
        }
        packets += frames.size();
    }

    /** Writes what waits, as far as the pipe takes it. */
    void flush() {
        while (flushOnce()) {
            // Written already: see whether more has come meanwhile. A loop, for a recursion could be deep.
        }
    }

    private boolean flushOnce() {
        WebSocketLink out;
        PendingPoll waiting = null;
        List<Frame> batch;
        synchronized (this) {
            scheduled = false;
            if (writing || closed || queue == null || queue.isEmpty()) {
                return false;
            }
            out = link;
            if (out != null) {
                batch = takeBatch(queue);
                writing = true;
                writer = Thread.currentThread();
            } else if (poll != null) {
                waiting = poll;
                poll = null;
                batch = takeAll(queue);
            } else {
                return false;
            }
        }
        if (out == null) {
            answer(waiting, batch);
            return false;
        }
        int size = sizeOf(batch);
        out.write(batch, failure -> written(batch.size(), size, failure));
        return writtenAlready();
    }

    private synchronized boolean writtenAlready() {
        if (writer == Thread.currentThread()) {
            writer = null;
        }
        return !writing;
    }

    private void answer(@Nullable PendingPoll waiting, List<Frame> frames) {
        if (waiting != null) {
            waiting.answer(frames, () -> failed.accept(CloseReason.TRANSPORT_ERROR));
        }
        if (isDraining()) {
            drained.run();
        }
    }

    private synchronized boolean isDraining() {
        return draining;
    }

    private void written(int count, int size, @Nullable Throwable failure) {
        boolean goOn;
        boolean empty;
        synchronized (this) {
            writing = false;
            bytes -= size;
            packets -= count;
            empty = draining && packets <= 0;
            goOn = writer != Thread.currentThread();
        }
        if (failure != null) {
            failed.accept(CloseReason.TRANSPORT_ERROR);
        } else if (empty) {
            drained.run();
        } else if (goOn) {
            flush();
        }
    }

    private List<Frame> takeAll(ArrayDeque<Frame> waiting) {
        queue = null;
        bytes = 0;
        packets = 0;
        return List.copyOf(waiting);
    }

    private List<Frame> takeBatch(ArrayDeque<Frame> waiting) {
        if (waiting.size() == 1) {
            return List.of(waiting.remove());
        }
        boolean large = waiting.size() > KEPT_QUEUE;
        var batch = new ArrayList<Frame>(Math.min(waiting.size(), BATCH_FRAMES));
        int size = 0;
        while (!waiting.isEmpty() && batch.size() < BATCH_FRAMES && size < BATCH_BYTES) {
            Frame next = waiting.remove();
            batch.add(next);
            size += next.size();
        }
        if (large && waiting.isEmpty()) {
            queue = null;
        }
        return batch;
    }

    private static int sizeOf(List<Frame> frames) {
        int size = 0;
        for (int i = 0; i < frames.size(); i++) {
            size += frames.get(i).size();
        }
        return size;
    }

    /** A poll has come. When it overlaps with another, that one gets a close packet. */
    Attached attach(PendingPoll arrived) {
        PendingPoll other;
        synchronized (this) {
            if (closed || link != null) {
                return Attached.REFUSED;
            }
            other = poll;
            poll = other == null ? arrived : null;
        }
        if (other != null) {
            other.answer(List.of(PacketType.CLOSE_FRAME), () -> {});
            return Attached.OVERLAPPING;
        }
        flush();
        return Attached.WAITING;
    }

    /** Sends the poll home empty-handed, if it still waits and nothing else does. */
    void release(PendingPoll waiting) {
        synchronized (this) {
            if (poll != waiting || packets > 0) {
                return;
            }
            poll = null;
        }
        waiting.answer(List.of(PacketType.NOOP_FRAME), () -> {});
    }

    synchronized @Nullable PendingPoll poll() {
        return poll;
    }

    synchronized @Nullable WebSocketLink link() {
        return link;
    }

    /** From now on everything leaves by WebSocket; a poll that still waits is refused. */
    boolean open(WebSocketLink opened) {
        PendingPoll stale;
        synchronized (this) {
            if (closed || draining || link != null) {
                return false;
            }
            link = opened;
            stale = poll;
            poll = null;
        }
        if (stale != null) {
            stale.refuse(EngineError.BAD_REQUEST);
        }
        return true;
    }

    /** Takes nothing more, and calls {@code drained} when all has left. */
    void drain() {
        boolean empty;
        synchronized (this) {
            if (draining || closed) {
                return;
            }
            if (link == null) {
                add(List.of(PacketType.CLOSE_FRAME));
            }
            draining = true;
            empty = packets == 0;
        }
        if (empty) {
            drained.run();
        } else {
            flush();
        }
    }

    synchronized int waitingPackets() {
        return packets;
    }

    synchronized long waitingBytes() {
        return bytes;
    }

    /** Drops everything. */
    synchronized Remains close() {
        closed = true;
        queue = null;
        bytes = 0;
        packets = 0;
        var remains = new Remains(link, poll);
        poll = null;
        return remains;
    }

    /** What is left to be closed. */
    record Remains(@Nullable WebSocketLink link, @Nullable PendingPoll poll) {}
}
