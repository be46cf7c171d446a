package dev.charla.faults;

import dev.charla.e2e.CharlaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** A server that is started again whenever it has ended, as an operator's supervisor would do. */
final class Node implements AutoCloseable {

    /** Made to start fast, and small: a leak shows sooner. */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

    private static final long PAUSE_MILLIS = 500;

    private final Path home;
    private final Map<String, String> settings;
    private final AtomicReference<Optional<CharlaProcess>> running = new AtomicReference<>(Optional.empty());
    private final LongAdder failedStarts = new LongAdder();
    private final Delays starts = new Delays();
    private volatile boolean closed;
    private final Thread supervisor;

    Node(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
        this.supervisor = Thread.ofVirtual().start(this::supervise);
    }

    private void supervise() {
        try {
            while (!closed) {
                run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws InterruptedException {
        long begun = System.nanoTime();
        try {
            var process = CharlaProcess.start(home, settings, OPTIONS);
            starts.add(Duration.ofNanos(System.nanoTime() - begun));
            running.set(Optional.of(process));
            if (closed) {
                process.kill();
            }
            process.join();
        } catch (AssertionError ended) {
            // Without a database there is no server; its output tells.
            failedStarts.increment();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } finally {
            running.set(Optional.empty());
        }
    }

    /** Empty while it starts. */
    Optional<CharlaProcess> process() {
        return running.get();
    }

    /** Where it listens; none while it starts. */
    List<Integer> ports() {
        return process().map(process -> process.url().getPort()).stream().toList();
    }

    long failedStarts() {
        return failedStarts.sum();
    }

    /** From the start of each process until it was ready. */
    Delays starts() {
        return starts;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        var process = process();
        if (process.isPresent()) {
            process.get().kill();
        }
        supervisor.interrupt();
        supervisor.join();
    }
}
