package dev.charla.api.socketio;

/**
 * Bounds of one connection. Breaching one of the first six, or the last two, closes it.
 *
 * @param attachments binary attachments of one packet
 * @param packetBytes one inbound packet with its attachments
 * @param ackIdDigits digits of an inbound packet's ack id, at most 18
 * @param nesting depth of inbound JSON
 * @param nameLength characters of a namespace's name
 * @param namespaces namespaces that one connection is in at once
 * @param rooms rooms that one socket is in at once, its own not counted; {@link Socket#join} throws beyond
 * @param pendingAcks answers that one socket may owe to {@link Socket#emitWithAck}
 * @param waitingEvents inbound events of one socket that wait for its handler
 * @param waitingBytes their size
 */
public record SocketLimits(
        int attachments,
        int packetBytes,
        int ackIdDigits,
        int nesting,
        int nameLength,
        int namespaces,
        int rooms,
        int pendingAcks,
        int waitingEvents,
        long waitingBytes) {

    public SocketLimits {
        if (ackIdDigits < 1 || ackIdDigits > 18) {
            throw new IllegalArgumentException("ackIdDigits must be 1 to 18, was " + ackIdDigits);
        }
        if (attachments < 0 || nesting < 1 || packetBytes < 1 || namespaces < 1 || rooms < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** Roomy for people, tight for attackers: 10 attachments, 200 rooms, 10 namespaces and the like. */
    public static SocketLimits defaults() {
        return new SocketLimits(10, 4_000_000, 15, 100, 200, 10, 200, 1_000, 4_096, 8_000_000);
    }

    public SocketLimits withRooms(int value) {
        return new SocketLimits(
                attachments,
                packetBytes,
                ackIdDigits,
                nesting,
                nameLength,
                namespaces,
                value,
                pendingAcks,
                waitingEvents,
                waitingBytes);
    }

    public SocketLimits withNamespaces(int value) {
        return new SocketLimits(
                attachments,
                packetBytes,
                ackIdDigits,
                nesting,
                nameLength,
                value,
                rooms,
                pendingAcks,
                waitingEvents,
                waitingBytes);
    }

    public SocketLimits withWaitingEvents(int value) {
        return new SocketLimits(
                attachments,
                packetBytes,
                ackIdDigits,
                nesting,
                nameLength,
                namespaces,
                rooms,
                pendingAcks,
                value,
                waitingBytes);
    }
}
