package dev.charla.infrastructure.postgresql;

import dev.charla.infrastructure.postgresql.LogPage.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads on at the end of the log for as long as the node runs: when it is woken by the {@link Bell}, and by itself after a
 * while. It keeps one connection, and looks for another when that breaks; what was committed meanwhile is read then.
 *
 * <p>The head is in memory: a node that starts has no listeners yet, and begins at the end.
 */
final class LogTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int AFTER_AXON = 1;

    private final DataSource dataSource;
    private final Consumer<List<Row>> committed;
    private final Supplier<Duration> patience;
    private volatile LogHead head = LogHead.NONE;
    private volatile long lastLook = System.nanoTime();
    private volatile boolean running;
    private boolean begun;
    private boolean failing;
    private @Nullable Thread thread;

    /**
     * @param committed told of entries, in the order in which they were found; when it throws, of the same ones again later
     * @param patience how long it waits at the end of the log when nobody wakes it
     */
    LogTail(DataSource dataSource, Consumer<List<Row>> committed, Supplier<Duration> patience) {
        this.dataSource = dataSource;
        this.committed = committed;
        this.patience = patience;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("log-tail").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        var reading = thread;
        if (reading != null) {
            LockSupport.unpark(reading);
            join(reading);
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_AXON;
    }

    /** The highest number that this node has read. */
    long position() {
        return head.last();
    }

    /** How many numbers before that may yet become visible. */
    int missing() {
        return head.missing().size();
    }

    /** How long ago the end of the log was last looked at. */
    Duration sinceLastLook() {
        return Duration.ofNanos(System.nanoTime() - lastLook);
    }

    private void run() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException failure) {
                if (running) {
                    complain(failure);
                    LockSupport.parkNanos(RETRY.toNanos());
                }
            }
        }
    }

    /** Once for each time that it is away, however long. */
    private void complain(Exception failure) {
        if (failing) {
            LOG.debug("The end of the log cannot be read yet", failure);
        } else {
            LOG.warn("The end of the log could not be read; trying again until it can", failure);
        }
        failing = true;
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "listen " + Bell.CHANNEL);
        try {
            var reader = new LogReader(connection);
            begin(reader);
            while (running) {
                if (isAtTheEnd(reader)) {
                    awaitBell(connection);
                }
            }
        } finally {
            if (connection.isValid(1)) {
                execute(connection, "unlisten " + Bell.CHANNEL);
            }
        }
    }

    /** Also where the log has become shorter, for then another one was restored under this node. */
    private void begin(LogReader reader) throws SQLException {
        var last = reader.last();
        if (!begun || last < head.last()) {
            head = LogHead.before(last);
            for (var page = reader.after(head);
                    head.last() < last && !page.rows().isEmpty();
                    page = reader.after(head)) {
                head = head.after(page);
            }
            begun = true;
        }
    }

    private boolean isAtTheEnd(LogReader reader) throws SQLException {
        var page = reader.after(head);
        committed.accept(page.rows());
        head = head.after(page);
        lastLook = System.nanoTime();
        failing = false;
        return page.rows().size() < LogReader.ROWS;
    }

    private void awaitBell(Connection connection) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .getNotifications(Math.toIntExact(patience.get().toMillis()));
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void join(Thread reading) {
        try {
            reading.join(LONGEST_STOP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
