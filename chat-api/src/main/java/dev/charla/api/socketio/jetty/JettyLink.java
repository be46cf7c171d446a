package dev.charla.api.socketio.jetty;

import dev.charla.api.socketio.engineio.Frame;
import dev.charla.api.socketio.engineio.WebSocketLink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;

/** One WebSocket on Jetty's core API. */
final class JettyLink implements WebSocketLink, FrameHandler {

    private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);
    private static final byte[] NO_DATA = {};

    private final Listener listener;
    private final int maxMessage;
    private final AtomicBoolean answeringPing = new AtomicBoolean();
    private volatile @Nullable CoreSession session;

    /** Null if an extension has to see each frame. */
    private volatile @Nullable FrameWriter writer;

    private volatile @Nullable PartialMessage partial;
    private volatile long closingSince;

    JettyLink(Listener listener, int maxMessage) {
        this.listener = listener;
        this.maxMessage = maxMessage;
    }

    private CoreSession session() {
        return Objects.requireNonNull(session, "not open");
    }

    // Outbound

    @Override
    public void write(List<Frame> frames, Consumer<@Nullable Throwable> done) {
        FrameWriter direct = writer;
        if (direct != null) {
            direct.write(done, Frame.webSocketMessages(frames));
        } else {
            writeThroughExtensions(frames, done);
        }
    }

    private void writeThroughExtensions(List<Frame> frames, Consumer<@Nullable Throwable> done) {
        CoreSession out = session();
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) {
            out.sendFrame(message(frames.get(i)), Callback.NOOP, true);
        }
        out.sendFrame(
                message(frames.get(last)),
                Callback.from(() -> done.accept(null), failure -> done.accept(failure)),
                false);
    }

    private static org.eclipse.jetty.websocket.core.Frame message(Frame frame) {
        byte opCode = frame.binary() ? OpCode.BINARY : OpCode.TEXT;
        return new org.eclipse.jetty.websocket.core.Frame(opCode, true, ByteBuffer.wrap(frame.bytes()));
    }

    @Override
    public void ping() {
        sendControl(OpCode.PING, NO_DATA, () -> {});
    }

    @Override
    public void close(int code) {
        CoreSession open = session();
        // A peer that doesn't answer the close frame is cut off, be it silent or chatty.
        closingSince = System.nanoTime() | 1;
        open.setIdleTimeout(CLOSE_GRACE);
        afterWrites(() -> open.close(code, null, Callback.NOOP));
    }

    /** For what makes Jetty write on its own. */
    private void afterWrites(Runnable step) {
        FrameWriter direct = writer;
        if (direct != null) {
            direct.finallyRun(step);
        } else {
            step.run();
        }
    }

    @Override
    public void abort() {
        session().abort();
    }

    @Override
    public long assemblingSince() {
        PartialMessage unfinished = partial;
        return unfinished == null ? 0 : unfinished.since();
    }

    // Inbound

    @Override
    public void onOpen(CoreSession coreSession, Callback callback) {
        session = coreSession;
        if (coreSession.getNegotiatedExtensions().isEmpty()) {
            writer = new FrameWriter(
                    ((WebSocketCoreSession) coreSession).getConnection().getEndPoint());
        }
        callback.succeeded();
        listener.onOpen(this);
        coreSession.demand();
    }

    @Override
    public void onFrame(org.eclipse.jetty.websocket.core.Frame frame, Callback callback) {
        if (closingSince != 0) {
            endIfOverdue();
        } else {
            switch (frame.getOpCode()) {
                case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> onData(frame);
                case OpCode.PING -> answerPing(frame);
                case OpCode.PONG -> listener.onPong();
                default -> {}
            }
        }
        if (frame.getOpCode() == OpCode.CLOSE) {
            // Jetty answers it.
            afterWrites(callback::succeeded);
        } else {
            callback.succeeded();
            session().demand();
        }
    }

    private void endIfOverdue() {
        if (System.nanoTime() - closingSince > CLOSE_GRACE.toNanos()) {
            abort();
        }
    }

    private void onData(org.eclipse.jetty.websocket.core.Frame frame) {
        PartialMessage message = partial;
        if (message == null) {
            message = new PartialMessage(frame.getOpCode() == OpCode.BINARY, frame.isFin() ? 0 : System.nanoTime());
        }
        if (!message.append(frame.getPayload(), maxMessage)) {
            partial = null;
            close(CloseStatus.MESSAGE_TOO_LARGE);
        } else if (frame.isFin()) {
            partial = null;
            message.deliver(listener);
        } else {
            partial = message;
        }
    }

    /** A flood of pings is answered as fast as the peer reads, and no faster. */
    private void answerPing(org.eclipse.jetty.websocket.core.Frame ping) {
        if (answeringPing.compareAndSet(false, true)) {
            sendControl(OpCode.PONG, PartialMessage.copy(ping.getPayload()), () -> answeringPing.set(false));
        }
    }

    private void sendControl(byte opCode, byte[] data, Runnable done) {
        FrameWriter direct = writer;
        if (direct != null) {
            var frame = ByteBuffer.allocate(2 + data.length);
            frame.put((byte) (0x80 | opCode)).put((byte) data.length).put(data);
            direct.write(failure -> done.run(), frame.flip());
        } else {
            session()
                    .sendFrame(
                            new org.eclipse.jetty.websocket.core.Frame(opCode, true, ByteBuffer.wrap(data)),
                            Callback.from(done),
                            false);
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        partial = null;
        callback.succeeded();
        listener.onClosed(!status.isAbnormal());
    }
}
