package dev.charla.application.port.out;

import dev.charla.domain.chat.RoomEntry;

/**
 * Writes entries down as the log does, for whoever carries them to other nodes: under names that are for good, so that nodes of
 * neighbouring versions understand each other.
 */
public interface EntryCodec {

    byte[] encode(RoomEntry entry);

    /** @throws IllegalArgumentException for what is no entry, or one that this version does not know */
    RoomEntry decode(byte[] encoded);
}
