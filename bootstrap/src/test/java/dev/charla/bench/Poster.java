package dev.charla.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.regex.Pattern;

/** A keep-alive connection (HTTP/1.1, RFC 9112 §9.3) that sends one request after another, each when the last is answered. */
final class Poster implements Swarm.Member {

    private static final int MAX_ANSWER = 16 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final SocketChannel channel;
    private final Runnable answered;
    private final ByteBuffer received = ByteBuffer.allocate(MAX_ANSWER);

    /** @param answered called after each 201 */
    Poster(Swarm swarm, Runnable answered) throws IOException {
        this.answered = answered;
        this.channel = swarm.open(this);
    }

    /** A request fits into the socket's buffer, as there is never a second one. */
    void send(byte[] request) {
        received.clear();
        try {
            if (channel.write(ByteBuffer.wrap(request)) < request.length) {
                throw new IllegalStateException("the server reads nothing");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void onSelected() {
        try {
            if (channel.read(received) < 0) {
                throw new IllegalStateException("the server closed a connection");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var answer = new String(received.array(), 0, received.position(), US_ASCII);
        if (isWhole(answer)) {
            if (!answer.startsWith("HTTP/1.1 201 ")) {
                throw new IllegalStateException(answer);
            }
            answered.run();
        }
    }

    private static boolean isWhole(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        var length = LENGTH.matcher(answer).region(0, head);
        return length.find()
                ? answer.length() == head + 4 + Integer.parseInt(length.group(1))
                : answer.endsWith(LAST_CHUNK);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
