package dev.charla.api.socketio.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes packets of one connection's messages. Not thread-safe, but {@link #assemblingSince()} may be asked from any
 * thread. Every method throws {@link ProtocolViolation} at the first thing that is wrong.
 */
public final class PacketDecoder {

    /** Names of what a socket tells its own application; on the wire they would be forged. */
    public static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private final WireJson json;
    private final PacketLimits limits;
    private @Nullable Packet unfinished;
    private int expected;
    private @Nullable List<byte[]> attachments;
    private int size;
    private volatile long since;

    public PacketDecoder(WireJson json, PacketLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    /** Gives null if the packet's attachments are still to come. */
    public @Nullable Packet text(byte[] buffer, int offset, int length) {
        if (unfinished != null) {
            throw new ProtocolViolation("text where an attachment was due");
        }
        var reader = new PacketReader(limits, buffer, offset, length);
        PacketType type = reader.type();
        int count = type.binary() ? reader.attachments() : 0;
        var packet = new Packet(type, reader.namespace(), reader.ackId(), reader.json(json.reader()), length);
        check(packet);
        if (count == 0) {
            return packet;
        }
        unfinished = packet;
        expected = count;
        attachments = new ArrayList<>(count);
        size = length;
        since = System.nanoTime() | 1;
        return null;
    }

    /** Gives the packet, if this was its last attachment. */
    public @Nullable Packet attachment(byte[] data) {
        Packet waiting = unfinished;
        List<byte[]> arrived = attachments;
        if (waiting == null || arrived == null) {
            throw new ProtocolViolation("attachment without a packet");
        }
        arrived.add(data);
        size += data.length;
        if (size > limits.bytes()) {
            throw new ProtocolViolation("packet too large");
        }
        if (arrived.size() < expected) {
            return null;
        }
        reset();
        JsonNode filled = new Attachments(arrived).fill(waiting.data());
        return new Packet(waiting.type(), waiting.namespace(), waiting.id(), filled, size);
    }

    private void reset() {
        unfinished = null;
        attachments = null;
        since = 0;
    }

    /** {@link System#nanoTime()} of the start of an unfinished packet, 0 if there is none. */
    public long assemblingSince() {
        return since;
    }

    private static void check(Packet packet) {
        JsonNode data = packet.data();
        boolean valid = switch (packet.type()) {
            case CONNECT -> withoutId(packet) && (data.isMissingNode() || data.isObject());
            case DISCONNECT -> withoutId(packet) && data.isMissingNode();
            case EVENT, BINARY_EVENT -> data.isArray() && eventName(data.path(0));
            case ACK, BINARY_ACK -> data.isArray() && !withoutId(packet);
            case CONNECT_ERROR -> false;
        };
        if (!valid) {
            throw new ProtocolViolation("invalid payload");
        }
    }

    private static boolean withoutId(Packet packet) {
        return packet.id() == Packet.NO_ID;
    }

    private static boolean eventName(JsonNode name) {
        return name.isNumber() || (name.isString() && !RESERVED.contains(name.stringValue()));
    }
}
