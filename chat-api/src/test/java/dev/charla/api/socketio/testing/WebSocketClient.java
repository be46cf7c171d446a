package dev.charla.api.socketio.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose messages wait in a queue. Texts arrive as {@code String}, the rest as {@code byte[]}. */
public final class WebSocketClient implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;

    private WebSocketClient() {}

    static WebSocketClient open(HttpClient http, URI uri, @Nullable String origin) {
        var client = new WebSocketClient();
        var builder = http.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        try {
            client.socket = builder.buildAsync(uri, client).join();
        } catch (CompletionException refused) {
            client.closed.complete(-1);
        }
        return client;
    }

    private WebSocket socket() {
        assertThat(socket).as("the handshake was refused").isNotNull();
        return Objects.requireNonNull(socket);
    }

    public boolean refused() {
        return socket == null;
    }

    public void send(String message) {
        socket().sendText(message, true).join();
    }

    public void send(byte... message) {
        socket().sendBinary(ByteBuffer.wrap(message), true).join();
    }

    public void sendPart(String part, boolean last) {
        socket().sendText(part, last).join();
    }

    /** The next message, whatever it is. */
    public Object next() {
        try {
            Object message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("no message came").isNotNull();
            return Objects.requireNonNull(message);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next message, if one comes within a moment. */
    Optional<Object> nextIfAny() throws InterruptedException {
        return Optional.ofNullable(messages.poll(100, TimeUnit.MILLISECONDS));
    }

    /** The next text that is no ping. */
    public String nextText() {
        Object message = next();
        while (message.equals("2")) {
            send("3");
            message = next();
        }
        return (String) message;
    }

    public void expect(String message) {
        assertThat(nextText()).isEqualTo(message);
    }

    public void expect(byte... message) {
        Object next = next();
        while (next.equals("2")) {
            next = next();
        }
        assertThat((byte[]) next).isEqualTo(message);
    }

    /** Waits for the end; the close code is 1006 if there was none, -1 if the handshake was refused. */
    public int awaitClose() {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("The connection stayed open", e);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Sends CONNECT and leaves out the greetings of engine and server. */
    public String connect(String namespace) {
        nextText();
        return join(namespace, "");
    }

    /** @return the JSON that CONNECT was answered with */
    public String join(String namespace, String auth) {
        String prefix = namespace.equals("/") ? "" : namespace + ",";
        send("40" + prefix + auth);
        String answer = nextText();
        assertThat(answer).startsWith("40" + prefix);
        return answer.substring(2 + prefix.length());
    }

    /** Breaks the connection without a word. */
    public void abort() {
        socket().abort();
    }

    @Override
    public void close() {
        if (socket != null && !socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            messages.add(binary.toByteArray());
            binary.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
