/**
 * The Socket.IO v5 packet encoding: from bytes to packets and from events to frames, with every bound that keeps hostile
 * input small. No I/O, and no state but one unfinished packet.
 */
@NullMarked
package dev.charla.api.socketio.packet;

import org.jspecify.annotations.NullMarked;
