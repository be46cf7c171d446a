package dev.charla.api.socketio.engineio;

/**
 * What one client sends, whatever transport brings it: the packets of the engine are dealt with here, messages go up to the listener
 * until the session's end begins.
 */
final class Inbound implements Payload.Sink {

    private final Heart heart;
    private final Ending ending;
    private final EngineListener listener;
    private final Runnable goodbye;
    private final Runnable malformed;
    private boolean posting;

    /**
     * @param goodbye called when the client leaves
     * @param malformed called when it sent what cannot be a packet
     */
    Inbound(Heart heart, Ending ending, EngineListener listener, Runnable goodbye, Runnable malformed) {
        this.heart = heart;
        this.ending = ending;
        this.listener = listener;
        this.goodbye = goodbye;
        this.malformed = malformed;
    }

    /** Gives whether it was a packet that may come here. */
    @Override
    public boolean text(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return malformed();
        }
        switch (buffer[offset]) {
            case PacketType.MESSAGE -> message(buffer, offset + 1, length - 1);
            case PacketType.PONG -> heart.pong(System.nanoTime());
            case PacketType.CLOSE -> goodbye.run();
            case PacketType.NOOP -> {}
            default -> {
                return malformed();
            }
        }
        return true;
    }

    private boolean malformed() {
        malformed.run();
        return false;
    }

    private void message(byte[] buffer, int offset, int length) {
        if (!ending.begun()) {
            listener.onText(buffer, offset, length);
        }
    }

    @Override
    public boolean binary(byte[] data) {
        if (!ending.begun()) {
            listener.onBinary(data);
        }
        return true;
    }

    /** Whether the caller may read a POST body; if not, another one is being read. */
    synchronized boolean beginPost() {
        if (posting) {
            return false;
        }
        posting = true;
        return true;
    }

    synchronized void endPost() {
        posting = false;
    }
}
