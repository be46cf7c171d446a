package dev.charla.api.websocket;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.security.TokenHolders.TokenHolder;
import dev.charla.api.socketio.engineio.Frame;
import dev.charla.api.socketio.engineio.WebSocketLink;
import dev.charla.api.websocket.PlainDialect.Closed;
import dev.charla.api.websocket.PlainDialect.Unanswered;
import dev.charla.domain.people.Insider;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of somebody who has proven who it is: one frame is answered at a time, in the order in which they came. */
final class PlainSocket implements WebSocketLink.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(PlainSocket.class);

    private final PlainDialect dialect;
    private final ClientFrames frames;
    private final Limits limits;
    private final Executor threads;
    private final int maxWaiting;
    private final Consumer<PlainSocket> come;
    private final Consumer<PlainSocket> gone;
    private final TokenHolder holder;
    private final Caller caller;
    private final String id;
    private final Outbox outbox = new Outbox();
    private final ArrayDeque<ClientFrames.ClientFrame> waiting = new ArrayDeque<>(1);

    /** Those that wait, and the one that is being answered. */
    private int unanswered;

    private volatile boolean closed;
    private volatile long heardAt = System.nanoTime();
    private volatile long askedAt = System.nanoTime();
    private volatile boolean pinged;

    /**
     * @param id unlike that of any other socket of this node
     * @param threads where frames are answered
     * @param come told once when the connection is open
     * @param gone told once when it has ended
     */
    PlainSocket(
            String id,
            TokenHolder holder,
            PlainDialect dialect,
            ClientFrames frames,
            Limits limits,
            int maxWaiting,
            Executor threads,
            Consumer<PlainSocket> come,
            Consumer<PlainSocket> gone) {
        this.id = id;
        this.holder = holder;
        this.dialect = dialect;
        this.frames = frames;
        this.limits = limits;
        this.maxWaiting = maxWaiting;
        this.threads = threads;
        this.come = come;
        this.gone = gone;
        this.caller = new Caller(
                holder.key(), holder.userIds(), holder.person() instanceof Insider insider ? insider.sites() : null);
    }

    TokenHolder holder() {
        return holder;
    }

    Outbox outbox() {
        return outbox;
    }

    /** {@link System#nanoTime()} of the last sign of life. */
    long heardAt() {
        return heardAt;
    }

    /** {@link System#nanoTime()} of the last message. */
    long askedAt() {
        return askedAt;
    }

    /** Asks whether the client is there; not twice before it has answered. */
    void ping() {
        if (!pinged) {
            pinged = true;
            outbox.ping();
        }
    }

    /** Tells that the proof counts no more, and closes. */
    void end() {
        outbox.end(frames.write(dialect.notLetIn(Closed.BAD_TOKEN)), CloseCode.POLICY);
    }

    @Override
    public void onOpen(WebSocketLink link) {
        come.accept(this);
        outbox.open(link);
    }

    @Override
    public void onText(byte[] buffer, int offset, int length) {
        hear();
        askedAt = heardAt;
        if (!isAllowed()) {
            return;
        }
        var frame = frames.read(Arrays.copyOfRange(buffer, offset, offset + length));
        if (frame == null) {
            refuse(Unanswered.UNREADABLE);
        } else if (!enqueue(frame)) {
            refuse(Unanswered.TOO_MANY);
        }
    }

    @Override
    public void onBinary(byte[] data) {
        hear();
        if (isAllowed()) {
            refuse(Unanswered.UNREADABLE);
        }
    }

    @Override
    public void onPong() {
        hear();
    }

    @Override
    public void onClosed(boolean clean) {
        closed = true;
        outbox.closed();
        gone.accept(this);
    }

    private void hear() {
        heardAt = System.nanoTime();
        pinged = false;
    }

    /** Whoever goes on after it was told to wait is cut off in the end. */
    private boolean isAllowed() {
        try {
            limits.take(Limit.QUESTIONS, holder.key());
            return true;
        } catch (RateLimited tooOften) {
            refuseOrCutOff();
            return false;
        }
    }

    private void refuseOrCutOff() {
        try {
            limits.take(Limit.REFUSALS, id);
            refuse(Unanswered.TOO_OFTEN);
        } catch (RateLimited enough) {
            outbox.close(CloseCode.POLICY);
        }
    }

    private void refuse(Unanswered why) {
        outbox.send(frames.write(dialect.notAnswered(why)));
    }

    private boolean enqueue(ClientFrames.ClientFrame frame) {
        synchronized (waiting) {
            if (unanswered > maxWaiting) {
                return false;
            }
            waiting.add(frame);
            unanswered++;
            if (unanswered > 1) {
                return true;
            }
        }
        threads.execute(this::answerAll);
        return true;
    }

    private void answerAll() {
        do {
            var frame = next();
            if (!closed) {
                outbox.send(answer(frame));
            }
        } while (hasMore());
    }

    private ClientFrames.ClientFrame next() {
        synchronized (waiting) {
            return waiting.remove();
        }
    }

    private boolean hasMore() {
        synchronized (waiting) {
            unanswered--;
            return unanswered > 0;
        }
    }

    private Frame answer(ClientFrames.ClientFrame frame) {
        try {
            return frames.write(dialect.answer(caller, frame.event(), frame.data()));
        } catch (RuntimeException failure) {
            LOG.error("A frame could not be answered", failure);
            return frames.write(dialect.notAnswered(Unanswered.FAILED));
        }
    }
}
