package dev.charla.infrastructure.gathering;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who waits for a connection gets one in the order of asking. The pool by itself lets a thread that comes by take a connection
 * that was to be handed to one that waits, which then queues behind all others again: with virtual threads, where the one that
 * was woken runs last, some would wait for seconds.
 */
final class Turns {

    private final Semaphore connections;
    private final Duration patience;

    /** @param patience how long to wait; less than 1 ms counts as 1 ms */
    Turns(int connections, Duration patience) {
        this.connections = new Semaphore(connections, true);
        this.patience = patience;
    }

    /** @throws SQLTransientConnectionException when it took too long, or the thread was interrupted */
    void await() throws SQLException {
        try {
            if (!connections.tryAcquire(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException(
                        "no connection within %d ms, %d waiting".formatted(patience.toMillis(), waiting()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for a connection", stopped);
        }
    }

    void end() {
        connections.release();
    }

    int waiting() {
        return connections.getQueueLength();
    }
}
