package dev.charla.api.socketio.engineio;

import java.util.ArrayList;
import java.util.List;

/**
 * A few threads that write what broadcasts have queued.
 *
 * <p>An emitter only queues. While a worker is busy with one broadcast, the frames of the next ones gather in the
 * sessions' queues, and each session then sends all of them in one write: the busier the server, the fewer writes per
 * packet.
 */
final class Flushers implements AutoCloseable {

    private static final long CROWDED_NANOS = 200_000;

    private final List<Worker> workers = new ArrayList<>();
    private volatile long latest = System.nanoTime() - CROWDED_NANOS;

    Flushers(int threads) {
        for (int i = 0; i < threads; i++) {
            var worker = new Worker();
            workers.add(worker);
            Thread.ofPlatform().daemon().name("engineio-flush-" + i).start(worker);
        }
    }

    /**
     * Counts a broadcast, and tells whether the one before is so recent that it pays to let a worker write: it costs a
     * change of threads, and saves writes.
     */
    boolean crowded() {
        long now = System.nanoTime();
        long before = latest;
        latest = now;
        return now - before < CROWDED_NANOS;
    }

    /** Sessions that a broadcast has to flush; belongs to one thread. */
    Batch batch() {
        return new Batch();
    }

    @Override
    public void close() {
        workers.forEach(Worker::stop);
    }

    /** Collects sessions; the same session always goes to the same worker. */
    final class Batch {
        private final List<List<EngineSession>> parts = new ArrayList<>();

        Batch() {
            for (int i = 0; i < workers.size(); i++) {
                parts.add(new ArrayList<>());
            }
        }

        void add(EngineSession session) {
            int part = (session.hashCode() & Integer.MAX_VALUE) % parts.size();
            parts.get(part).add(session);
        }

        void submit() {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).isEmpty()) {
                    workers.get(i).submit(parts.get(i));
                }
            }
        }
    }

    private static final class Worker implements Runnable {
        private List<List<EngineSession>> waiting = new ArrayList<>();
        private boolean stopped;

        synchronized void submit(List<EngineSession> sessions) {
            waiting.add(sessions);
            if (waiting.size() == 1) {
                notifyAll();
            }
        }

        synchronized void stop() {
            stopped = true;
            notifyAll();
        }

        @Override
        public void run() {
            for (List<List<EngineSession>> next = take(); !next.isEmpty(); next = take()) {
                for (List<EngineSession> sessions : next) {
                    sessions.forEach(EngineSession::flush);
                }
            }
        }

        /** Gives empty when it is over. */
        private synchronized List<List<EngineSession>> take() {
            try {
                while (waiting.isEmpty() && !stopped) {
                    wait();
                }
            } catch (InterruptedException e) {
                return List.of();
            }
            List<List<EngineSession>> taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        }
    }
}
