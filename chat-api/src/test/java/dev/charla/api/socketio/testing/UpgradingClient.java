package dev.charla.api.socketio.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client that begins with long-polling and upgrades on request, as the official one does: it pauses polling after the
 * probe was answered, and keeps back what it has to send until then.
 */
public final class UpgradingClient implements AutoCloseable {

    private final PollingSession session;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<String> keptBack = new ArrayList<>();
    private final Thread poller;
    private volatile boolean paused;
    private boolean upgrading;
    private @Nullable WebSocketClient socket;

    public UpgradingClient(Wire wire) {
        session = wire.poll();
        poller = Thread.ofVirtual().start(this::poll);
    }

    private void poll() {
        while (!paused) {
            var response = session.poll();
            if (response.statusCode() != 200) {
                received.add("polling failed: " + response.statusCode());
                return;
            }
            for (String packet : response.body().split("\u001e")) {
                take(packet);
            }
        }
    }

    private void take(String packet) {
        if (packet.equals("2")) {
            send("3");
        } else if (!packet.equals("6")) {
            received.add(packet);
        }
    }

    public synchronized void send(String packet) {
        if (socket != null) {
            socket.send(packet);
        } else if (upgrading) {
            keptBack.add(packet);
        } else if (session.post(packet).statusCode() != 200) {
            received.add("post failed");
        }
    }

    /** Blocks until done. */
    public void upgrade() throws InterruptedException {
        WebSocketClient probing = session.webSocket();
        probing.send("2probe");
        probing.expect("3probe");
        synchronized (this) {
            upgrading = true;
        }
        paused = true;
        poller.join();
        synchronized (this) {
            probing.send("5");
            socket = probing;
            keptBack.forEach(probing::send);
            keptBack.clear();
        }
        Thread.ofVirtual().start(() -> listen(probing));
    }

    private void listen(WebSocketClient open) {
        try {
            while (!open.isClosed()) {
                open.nextIfAny().ifPresent(packet -> take((String) packet));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String next() throws InterruptedException {
        return Objects.requireNonNullElse(received.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
