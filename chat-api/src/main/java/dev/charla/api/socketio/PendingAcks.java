package dev.charla.api.socketio;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The answers that one client owes. Futures complete on virtual threads, for their dependents may block. */
final class PendingAcks {

    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final int limit;
    private @Nullable Map<Long, Pending> pending;
    private long nextId;
    private boolean cancelled;

    PendingAcks(Executor executor, ScheduledExecutorService scheduler, int limit) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /** Gives the id to send along, or -1 if nothing is to be sent because {@code future} has failed already. */
    synchronized long expect(Duration timeout, CompletableFuture<Arguments> future) {
        if (cancelled) {
            future.completeExceptionally(new CancellationException("The socket has gone"));
            return -1;
        }
        Map<Long, Pending> waiting = pending == null ? new HashMap<>(4) : pending;
        pending = waiting;
        if (waiting.size() >= limit) {
            future.completeExceptionally(new LimitExceeded("A socket can owe " + limit + " answers"));
            return -1;
        }
        long id = nextId++;
        Future<?> timer = scheduler.schedule(() -> fail(id), timeout.toNanos(), TimeUnit.NANOSECONDS);
        waiting.put(id, new Pending(future, timer));
        return id;
    }

    private void fail(long id) {
        Pending late = remove(id);
        if (late != null) {
            executor.execute(() -> late.future().completeExceptionally(new TimeoutException("No ack in time")));
        }
    }

    /** An answer nobody waits for (any more) is ignored. */
    void answer(long id, Arguments arguments) {
        Pending answered = remove(id);
        if (answered != null) {
            answered.timer().cancel(false);
            executor.execute(() -> answered.future().complete(arguments));
        }
    }

    private synchronized @Nullable Pending remove(long id) {
        return pending == null ? null : pending.remove(id);
    }

    void cancelAll() {
        for (Pending lost : takeAll()) {
            lost.timer().cancel(false);
            executor.execute(
                    () -> lost.future().completeExceptionally(new CancellationException("The socket has gone")));
        }
    }

    private synchronized List<Pending> takeAll() {
        cancelled = true;
        List<Pending> all = pending == null ? List.of() : List.copyOf(pending.values());
        pending = null;
        return all;
    }

    private record Pending(CompletableFuture<Arguments> future, Future<?> timer) {}
}
