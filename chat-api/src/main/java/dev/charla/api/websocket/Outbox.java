package dev.charla.api.websocket;

import dev.charla.api.socketio.engineio.Frame;
import dev.charla.api.socketio.engineio.WebSocketLink;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client. Whoever does not read is cut off when more waits than {@value #MAX_BYTES} bytes. Nothing is written
 * under its monitor.
 */
final class Outbox {

    static final int MAX_BYTES = 256 * 1024;

    private final ArrayDeque<Frame> queue = new ArrayDeque<>(1);
    private @Nullable WebSocketLink link;
    private long bytes;
    private boolean writing;
    private boolean closed;
    private int closeCode;
    private long closingSince;

    void open(WebSocketLink opened) {
        synchronized (this) {
            link = opened;
        }
        flush();
    }

    void send(Frame frame) {
        if (add(frame)) {
            flush();
        } else {
            abort();
        }
    }

    /** Gives false when that is more than may wait. */
    private synchronized boolean add(Frame frame) {
        if (closed || closeCode != 0) {
            return true;
        }
        queue.add(frame);
        bytes += frame.size();
        return bytes <= MAX_BYTES;
    }

    /** Sends one last frame and closes when it has left. */
    void end(Frame last, int code) {
        synchronized (this) {
            add(last);
            startClosing(code);
        }
        flush();
    }

    /** Closes when all that waits has left. */
    void close(int code) {
        startClosing(code);
        flush();
    }

    private synchronized void startClosing(int code) {
        if (closeCode == 0) {
            closeCode = code;
            closingSince = System.nanoTime();
        }
    }

    void ping() {
        var open = link();
        if (open != null) {
            open.ping();
        }
    }

    void abort() {
        var open = link();
        if (open != null) {
            open.abort();
        }
    }

    synchronized @Nullable WebSocketLink link() {
        return link;
    }

    /** For how many nanoseconds it is to be closed; 0 when it is not. */
    synchronized long closingFor(long now) {
        return closeCode == 0 ? 0 : Math.max(1, now - closingSince);
    }

    synchronized void closed() {
        closed = true;
        queue.clear();
    }

    private void flush() {
        WebSocketLink open;
        List<Frame> batch;
        int code;
        synchronized (this) {
            if (link == null || writing || closed || (queue.isEmpty() && closeCode == 0)) {
                return;
            }
            open = link;
            batch = List.copyOf(queue);
            queue.clear();
            code = closeCode;
            writing = true; // for good, when it closes
        }
        if (batch.isEmpty()) {
            open.close(code);
        } else {
            open.write(batch, failure -> written(batch));
        }
    }

    /** A failed write ends the connection by itself. */
    private void written(List<Frame> batch) {
        synchronized (this) {
            writing = false;
            bytes -= batch.stream().mapToInt(Frame::size).sum();
        }
        flush();
    }
}
