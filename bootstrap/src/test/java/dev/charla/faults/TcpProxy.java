package dev.charla.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Stands between clients and servers, and cuts, stalls or throttles what goes through. */
final class TcpProxy implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final int NARROW_CHUNK = 256;
    /** So that the one who writes notices soon that nobody reads. */
    private static final int NARROW_BUFFER = 4 * 1024;

    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket entrance;
    private final Supplier<List<Integer>> ports;
    private final boolean narrow;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongAdder cuts = new LongAdder();
    private boolean stalled;
    private volatile long bytesPerSecond;

    /** @param ports of the servers to connect to, the first that answers, asked anew for each connection */
    static TcpProxy to(Supplier<List<Integer>> ports) {
        return new TcpProxy(ports, 0);
    }

    /** A proxy that lets each connection have so many bytes a second in each direction, until it is {@link #widen widened}. */
    static TcpProxy narrow(Supplier<List<Integer>> ports, long bytesPerSecond) {
        return new TcpProxy(ports, bytesPerSecond);
    }

    private TcpProxy(Supplier<List<Integer>> ports, long bytesPerSecond) {
        this.ports = ports;
        this.narrow = bytesPerSecond > 0;
        this.bytesPerSecond = bytesPerSecond;
        try {
            entrance = new ServerSocket(0, 512, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Cuts every connection in the middle of the next chunk that goes through it, in either direction. */
    void cut() {
        passages.forEach(passage -> passage.doomed = true);
    }

    /** How many connections were cut. */
    long cuts() {
        return cuts.sum();
    }

    void stall() {
        change(() -> stalled = true);
    }

    void goOn() {
        change(() -> stalled = false);
    }

    void throttle(long bytes) {
        bytesPerSecond = bytes;
    }

    void widen() {
        bytesPerSecond = 0;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        for (int port : ports.get()) {
            try {
                var server = new Socket();
                if (narrow) {
                    client.setSendBufferSize(NARROW_BUFFER);
                    server.setReceiveBufferSize(NARROW_BUFFER);
                }
                server.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                new Passage(client, server).open();
                return;
            } catch (IOException nobodyThere) {
                // The next one, then.
            }
        }
        reset(client);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // As it should be.
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (stalled) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        goOn();
        passages.forEach(Passage::end);
    }

    /** One connection through the proxy. */
    private final class Passage {

        private final Socket client;
        private final Socket server;
        private volatile boolean doomed;

        Passage(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void open() {
            passages.add(this);
            Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual().start(() -> pump(server, client));
        }

        private void pump(Socket from, Socket to) {
            try {
                var in = from.getInputStream();
                var out = to.getOutputStream();
                var chunk = new byte[CHUNK];
                while (true) {
                    awaitFlow();
                    long rate = bytesPerSecond;
                    int read = in.read(chunk, 0, rate > 0 ? NARROW_CHUNK : CHUNK);
                    awaitFlow();
                    if (read < 0) {
                        break;
                    }
                    if (doomed) {
                        out.write(chunk, 0, read / 2);
                        cuts.increment();
                        break;
                    }
                    out.write(chunk, 0, read);
                    if (rate > 0) {
                        TimeUnit.NANOSECONDS.sleep(read * 1_000_000_000L / rate);
                    }
                }
            } catch (IOException cutOff) {
                // The other end learns of it the same way.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                end();
            }
        }

        void end() {
            if (passages.remove(this)) {
                if (doomed) {
                    reset(client);
                    reset(server);
                } else {
                    shut(client);
                    shut(server);
                }
            }
        }

        private void shut(Socket socket) {
            try {
                socket.close();
            } catch (IOException gone) {
                // As it should be.
            }
        }
    }
}
