package dev.charla.domain.chat;

/**
 * One event at its place in a room.
 *
 * @param seq 1 for a room's first entry, then one more each time, without gaps
 */
public record RoomEntry(Room room, long seq, ChatEvent event) {}
