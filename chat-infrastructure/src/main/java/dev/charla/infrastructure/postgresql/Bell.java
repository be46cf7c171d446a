package dev.charla.infrastructure.postgresql;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wakes the nodes that wait at the end of the log.
 *
 * <p>Not from within the transaction that writes: PostgreSQL lets transactions that notify commit only one after another, each
 * with its wait for the disk. One call follows however many commits there were since the last.
 */
final class Bell {

    static final String CHANNEL = "charla_log";

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final JdbcClient jdbc;
    private final Executor threads;
    private final AtomicInteger asked = new AtomicInteger();

    Bell(JdbcClient jdbc, Executor threads) {
        this.jdbc = jdbc;
        this.threads = threads;
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
