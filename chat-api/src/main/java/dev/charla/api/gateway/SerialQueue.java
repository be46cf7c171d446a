package dev.charla.api.gateway;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one at a time in the order in which they came, in a thread that lives only while there are some. */
final class SerialQueue {

    private static final Logger LOG = LoggerFactory.getLogger(SerialQueue.class);

    private final Executor threads;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    SerialQueue(Executor threads) {
        this.threads = threads;
    }

    void run(Runnable task) {
        waiting.add(task);
        if (count.getAndIncrement() == 0) {
            threads.execute(this::drain);
        }
    }

    /** Runs a task in its turn and waits for what it gives or throws. Not to be called from a task of this queue. */
    <T> T call(Supplier<T> task) {
        var result = new CompletableFuture<T>();
        run(() -> complete(result, task));
        try {
            return result.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private void drain() {
        do {
            var task = waiting.remove();
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.error("A task of a room failed", failure);
            }
        } while (count.decrementAndGet() > 0);
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
        try {
            result.complete(task.get());
        } catch (RuntimeException failure) {
            result.completeExceptionally(failure);
        }
    }
}
