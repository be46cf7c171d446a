package dev.charla.api.socketio;

import dev.charla.api.socketio.packet.PacketLimits;

/**
 * Bounds of one connection. Breaching one closes it, unless said otherwise.
 *
 * @param packets how large and how strange an inbound packet may be
 * @param namespaces namespaces that one connection is in at once
 * @param rooms rooms that one socket is in at once, its own not counted; {@link Socket#join} throws beyond
 * @param pendingAcks answers that one socket may owe to {@link Socket#emitWithAck}, which fails beyond
 * @param waitingEvents inbound events of one socket that wait for its handler
 * @param waitingBytes their size
 */
public record SocketLimits(
        PacketLimits packets, int namespaces, int rooms, int pendingAcks, int waitingEvents, long waitingBytes) {

    public SocketLimits {
        if (namespaces < 1 || rooms < 0 || pendingAcks < 0 || waitingEvents < 1 || waitingBytes < 1) {
            throw new IllegalArgumentException("socket limits must be positive");
        }
    }

    /** Roomy for people, tight for attackers: 10 namespaces, 200 rooms, 4,096 events or 8 MB waiting, and so on. */
    public static SocketLimits defaults() {
        return new SocketLimits(PacketLimits.defaults(), 10, 200, 1_000, 4_096, 8_000_000);
    }

    public SocketLimits withPackets(PacketLimits value) {
        return new SocketLimits(value, namespaces, rooms, pendingAcks, waitingEvents, waitingBytes);
    }

    public SocketLimits withNamespaces(int value) {
        return new SocketLimits(packets, value, rooms, pendingAcks, waitingEvents, waitingBytes);
    }

    public SocketLimits withRooms(int value) {
        return new SocketLimits(packets, namespaces, value, pendingAcks, waitingEvents, waitingBytes);
    }

    public SocketLimits withWaitingEvents(int value) {
        return new SocketLimits(packets, namespaces, rooms, pendingAcks, value, waitingBytes);
    }
}
