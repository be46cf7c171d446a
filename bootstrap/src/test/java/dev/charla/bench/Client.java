package dev.charla.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Socket.IO client on a WebSocket, by hand. Belongs to the thread of its {@link Swarm}. */
final class Client implements Inbox.Reader, Swarm.Member {

    private final Swarm swarm;
    private final Inbox inbox = new Inbox();
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Entry entry;
    private @Nullable ByteBuffer unsent;
    private int joined;
    private boolean ready;
    private boolean ended;

    Client(Swarm swarm, Selector selector, InetSocketAddress server, Entry entry) throws IOException {
        this.swarm = swarm;
        this.entry = entry;
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        if (channel.connect(server)) {
            greet();
        }
    }

    @Nullable
    String room() {
        return entry.room();
    }

    // Channel

    @Override
    public void onSelected() {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                greet();
            }
            if (key.isReadable()) {
                read();
            }
            if (key.isValid() && key.isWritable()) {
                write();
            }
        } catch (IOException e) {
            onEnd();
        }
    }

    private void greet() {
        send(swarm.handshake());
    }

    private void read() throws IOException {
        ByteBuffer buffer = swarm.buffer().clear();
        int count = channel.read(buffer);
        if (count < 0) {
            onEnd();
        } else {
            inbox.read(buffer.flip(), swarm.scratch(), this);
        }
    }

    /** What the socket doesn't take now leaves as soon as it does. */
    void send(byte[] bytes) {
        if (unsent != null) {
            var joined = new ByteArrayOutputStream();
            joined.write(unsent.array(), unsent.position(), unsent.remaining());
            joined.writeBytes(bytes);
            unsent = ByteBuffer.wrap(joined.toByteArray());
        } else {
            unsent = ByteBuffer.wrap(bytes);
        }
        try {
            write();
        } catch (IOException e) {
            onEnd();
        }
    }

    private void write() throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
            }
        }
        key.interestOps(unsent == null ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    void close() {
        ended = true;
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    // Protocol

    @Override
    public void onUpgraded() {
        send(entry.connect());
    }

    @Override
    public void onConnected() {
        entry.joins().forEach(this::send);
        becomeReadyWhenJoined();
    }

    @Override
    public void onAck(byte[] payload, int offset, int length) {
        if (ready) {
            swarm.collected(new String(payload, offset, length, StandardCharsets.US_ASCII));
        } else {
            joined++;
            becomeReadyWhenJoined();
        }
    }

    private void becomeReadyWhenJoined() {
        if (joined == entry.joins().size()) {
            ready = true;
            swarm.becameReady();
        }
    }

    @Override
    public void onEvent(byte[] payload, int offset, int length) {
        swarm.delivered(this, payload, offset, length);
    }

    @Override
    public void onPing() {
        swarm.pinged();
        send(ClientFrames.PONG);
    }

    @Override
    public void onEnd() {
        if (!ended) {
            close();
            swarm.lost();
        }
    }

    /**
     * What a client says first.
     *
     * @param room by which this program knows where it is, if it has to
     * @param joins the frames that are acknowledged when the client is there; none when it goes nowhere
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(@Nullable String room, byte[] connect, List<byte[]> joins) {

        static Entry of(@Nullable String room) {
            return new Entry(room, ClientFrames.CONNECT, room == null ? List.of() : List.of(ClientFrames.join(room)));
        }
    }
}
