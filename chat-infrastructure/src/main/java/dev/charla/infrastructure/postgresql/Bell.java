package dev.charla.infrastructure.postgresql;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wakes the nodes that wait at the end of the log.
 *
 * <p>Not from within the transaction that writes: PostgreSQL lets transactions that notify commit only one after another, each
 * with its wait for the disk. One call follows however many commits there were since the last, and the one after it not at once:
 * under load each would find a single commit more.
 */
final class Bell {

    static final String CHANNEL = "charla_log";

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final JdbcClient jdbc;
    private final Executor threads;
    private final Duration rest;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param threads may wait
     * @param rest between one call and the next
     */
    Bell(JdbcClient jdbc, Executor threads, Duration rest) {
        this.jdbc = jdbc;
        this.threads = threads;
        this.rest = rest;
    }

    /** Returns without waiting. What is committed by now will be found. */
    void ring() {
        if (asked.getAndIncrement() == 0) {
            threads.execute(this::ringUntilHeard);
        }
    }

    private void ringUntilHeard() {
        int answered;
        do {
            answered = asked.get();
            call();
            LockSupport.parkNanos(rest.toNanos());
        } while (asked.addAndGet(-answered) > 0);
    }

    /** Whoever is not woken looks by itself after a while. */
    private void call() {
        try {
            jdbc.sql("select pg_notify(?, '')")
                    .param(CHANNEL)
                    .query((row, number) -> true)
                    .list();
        } catch (DataAccessException failure) {
            LOG.debug("The other nodes could not be woken", failure);
        }
    }
}
