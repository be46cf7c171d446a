package dev.charla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Any number of clients on one thread: the caller's, while it is in one of these methods. */
final class Swarm implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;
    private static final int HANDSHAKES_AT_ONCE = 64;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final InetSocketAddress server;
    private final byte[] handshake;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] scratch = new byte[2 * BUFFER];
    private final List<Client> clients = new ArrayList<>();
    private Deliveries deliveries = (client, payload, offset, length) -> {};
    private int ready;
    private int lost;
    private long pings;
    private @Nullable String collected;

    Swarm(int port) throws IOException {
        this.server = new InetSocketAddress("127.0.0.1", port);
        this.handshake = ClientFrames.handshake(port);
    }

    /** Whoever has a channel here. */
    interface Member {
        void onSelected();
    }

    /** Sees each event that a client receives. */
    interface Deliveries {
        void on(Client client, byte[] payload, int offset, int length);
    }

    /** @param room of a client by its number, null for none */
    List<Client> connect(int count, IntFunction<@Nullable String> room) throws IOException {
        return enter(count, number -> Client.Entry.of(room.apply(number)));
    }

    /** @param entry of a client by its number */
    List<Client> enter(int count, IntFunction<Client.Entry> entry) throws IOException {
        int before = ready;
        int first = clients.size();
        for (int i = 0; i < count; i++) {
            clients.add(new Client(this, selector, server, entry.apply(i)));
            int started = i + 1;
            until(() -> started - (ready - before) < HANDSHAKES_AT_ONCE, "handshakes");
        }
        until(() -> ready - before == count, "connections");
        return clients.subList(first, clients.size());
    }

    /** Something else that this thread has to serve. */
    SocketChannel open(Member member) throws IOException {
        var channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, member);
        return channel;
    }

    void deliverTo(Deliveries receiver) {
        deliveries = receiver;
    }

    /** Reads and answers until the condition holds. */
    void until(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            turn(10);
            if (lost > 0 || System.nanoTime() > deadline) {
                throw new IllegalStateException("No " + what + ": " + this);
            }
        }
    }

    void rest(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        until(() -> System.nanoTime() > end, "rest");
    }

    /** Handles what has come, after waiting for it for a while if there is nothing; 0 doesn't wait. */
    void turn(long millis) {
        try {
            if (millis == 0) {
                selector.selectNow(key -> ((Member) key.attachment()).onSelected());
            } else {
                selector.select(key -> ((Member) key.attachment()).onSelected(), millis);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the server collect its garbage. @return bytes in use afterwards, as the server sees it */
    long collect() {
        collected = null;
        clients.getLast().send(ClientFrames.COLLECT);
        until(() -> collected != null, "collection");
        String ack = String.valueOf(collected);
        return Long.parseLong(ack.substring(ack.indexOf('[') + 1, ack.indexOf(']')));
    }

    int ready() {
        return ready;
    }

    int lostClients() {
        return lost;
    }

    long pings() {
        return pings;
    }

    @Override
    public void close() throws IOException {
        clients.forEach(Client::close);
        selector.close();
    }

    // For the clients

    byte[] handshake() {
        return handshake;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    byte[] scratch() {
        return scratch;
    }

    void becameReady() {
        ready++;
    }

    void lost() {
        lost++;
    }

    void pinged() {
        pings++;
    }

    void collected(String ack) {
        collected = ack;
    }

    void delivered(Client client, byte[] payload, int offset, int length) {
        deliveries.on(client, payload, offset, length);
    }

    @Override
    public String toString() {
        return "%d clients, %d became ready, %d were lost".formatted(clients.size(), ready, lost);
    }
}
