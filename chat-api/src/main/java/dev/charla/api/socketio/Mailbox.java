package dev.charla.api.socketio;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks of one socket, run one at a time and in order on a virtual thread that lives while there is something to do. */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Executor executor;
    private final SocketLimits limits;
    private @Nullable ArrayDeque<Item> waiting;
    private long bytes;
    private boolean running;

    Mailbox(Executor executor, SocketLimits limits) {
        this.executor = executor;
        this.limits = limits;
    }

    /** Gives false if the mailbox is full; the task is not run then. */
    boolean offer(int size, Runnable task) {
        return add(new Item(task, size), true);
    }

    /** Also when the mailbox is full. */
    void post(Runnable task) {
        add(new Item(task, 0), false);
    }

    private boolean add(Item item, boolean bounded) {
        synchronized (this) {
            ArrayDeque<Item> queue = waiting == null ? new ArrayDeque<>(2) : waiting;
            if (bounded && (queue.size() >= limits.waitingEvents() || bytes > limits.waitingBytes())) {
                return false;
            }
            waiting = queue;
            queue.add(item);
            bytes += item.size();
            if (running) {
                return true;
            }
            running = true;
        }
        executor.execute(this::run);
        return true;
    }

    private void run() {
        for (Item next = take(); next != null; next = take()) {
            try {
                next.task().run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task of a socket failed", e);
            }
        }
    }

    private synchronized @Nullable Item take() {
        Item next = waiting == null ? null : waiting.poll();
        if (next == null) {
            waiting = null;
            running = false;
        } else {
            bytes -= next.size();
        }
        return next;
    }

    private record Item(Runnable task, int size) {}
}
