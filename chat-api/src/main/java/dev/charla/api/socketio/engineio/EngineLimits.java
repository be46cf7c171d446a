package dev.charla.api.socketio.engineio;

/**
 * How much one client may make the server hold.
 *
 * @param maxPayload bytes of one inbound message or one POST body; announced to the client
 * @param queuedBytes bytes that may wait for one client; over it the session ends with {@link
 *     CloseReason#SLOW_CONSUMER}. One packet alone may be larger
 * @param queuedPackets packets that may wait for one client, likewise
 * @param sessions sessions open at once, whatever their transport; the next handshake is refused. Bounds pending polls
 *     too, for a session has at most one
 */
public record EngineLimits(int maxPayload, long queuedBytes, int queuedPackets, int sessions) {

    public EngineLimits {
        Options.requirePositive(maxPayload, "maxPayload");
        Options.requirePositive(queuedBytes, "queuedBytes");
        Options.requirePositive(queuedPackets, "queuedPackets");
        Options.requirePositive(sessions, "sessions");
    }

    /** 1,000,000 bytes in; 4 MiB or 8,192 packets waiting; 100,000 sessions. */
    public static EngineLimits defaults() {
        return new EngineLimits(1_000_000, 4L << 20, 8_192, 100_000);
    }
}
