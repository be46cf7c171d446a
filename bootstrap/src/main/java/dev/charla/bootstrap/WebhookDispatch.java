package dev.charla.bootstrap;

import dev.charla.application.port.out.WebhookOutbox.Outgoing;
import dev.charla.application.usecase.PostMessages;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the messages posted that are due: at once when one was sent on this node or one was posted before it, and from time to
 * time for those that other nodes left. Each is posted in a thread of its own, a bounded number at once.
 */
final class WebhookDispatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatch.class);

    /** How long a stop waits for what is being posted. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final PostMessages posting;
    private final int parallel;
    private final Duration pollInterval;
    private final Semaphore free;
    private final Semaphore calls = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean running;

    WebhookDispatch(PostMessages posting, int parallel, Duration pollInterval) {
        this.posting = posting;
        this.parallel = parallel;
        this.pollInterval = pollInterval;
        this.free = new Semaphore(parallel);
    }

    /** Something may be due. Returns without waiting. */
    void wake() {
        calls.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("webhook-dispatch").start(this::run);
    }

    /** Lets what is being posted come to its end, and leaves the rest for the next start. */
    @Override
    public synchronized void stop() {
        running = false;
        wake();
        try {
            if (!free.tryAcquire(parallel, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Some messages are still being posted; they are posted again after the next start");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                postWhatIsDue();
                if (calls.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void postWhatIsDue() {
        var places = free.drainPermits();
        var begun = 0;
        try {
            if (places > 0 && running) {
                for (var outgoing : posting.claim(places)) {
                    begun++;
                    Thread.ofVirtual().name("webhook").start(() -> post(outgoing));
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("What is to be posted cannot be read now", failure);
        } finally {
            free.release(places - begun);
        }
    }

    private void post(Outgoing outgoing) {
        try {
            posting.post(outgoing);
        } catch (RuntimeException failure) {
            LOG.warn("Whether {} was posted could not be noted down; it is posted again", outgoing.id(), failure);
        } finally {
            free.release();
            wake();
        }
    }
}
