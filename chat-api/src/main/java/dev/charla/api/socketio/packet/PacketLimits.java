package dev.charla.api.socketio.packet;

/**
 * Bounds of inbound packets.
 *
 * @param attachments binary attachments of one packet
 * @param bytes one packet with its attachments
 * @param jsonBytes the JSON part of one packet
 * @param ackIdDigits digits of an ack id, at most 18
 * @param nesting depth of the JSON
 * @param nameLength bytes of a namespace's name
 */
public record PacketLimits(int attachments, int bytes, int jsonBytes, int ackIdDigits, int nesting, int nameLength) {

    public PacketLimits {
        if (ackIdDigits < 1 || ackIdDigits > 18) {
            throw new IllegalArgumentException("ackIdDigits must be 1 to 18, was " + ackIdDigits);
        }
        if (attachments < 0 || bytes < 1 || jsonBytes < 1 || nesting < 1 || nameLength < 1) {
            throw new IllegalArgumentException("packet limits must be positive");
        }
    }

    /** 10 attachments, 4 MB in all, 1 MB of JSON, 15 digits, 100 levels, names of 200 bytes. */
    public static PacketLimits defaults() {
        return new PacketLimits(10, 4_000_000, 1_000_000, 15, 100, 200);
    }

    public PacketLimits withJsonBytes(int value) {
        return new PacketLimits(attachments, bytes, value, ackIdDigits, nesting, nameLength);
    }
}
