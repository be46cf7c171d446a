package dev.charla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine. */
public final class Ports {

    private static final long START_NANOS = 300_000_000_000L;

    private Ports() {}

    /** One that nobody listens at just now. */
    public static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void awaitListening(Process server, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_NANOS;
        while (!listening(port)) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The server did not start");
            }
            Thread.sleep(50);
        }
    }

    private static boolean listening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
