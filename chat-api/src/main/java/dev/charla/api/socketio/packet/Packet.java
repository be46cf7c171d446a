package dev.charla.api.socketio.packet;

import tools.jackson.databind.JsonNode;

/**
 * An inbound packet, complete and well-formed for its type.
 *
 * @param namespace {@code /} unless named
 * @param id the ack id, {@link #NO_ID} if none is wanted or answered
 * @param data an object for CONNECT, an array for events and acks, else a missing node
 * @param size bytes it took on the wire, attachments included
 */
public record Packet(PacketType type, String namespace, long id, JsonNode data, int size) {

    public static final long NO_ID = -1;

    /** Leaves out the data. */
    @Override
    public String toString() {
        return "Packet[" + type + " " + namespace + "]";
    }
}
