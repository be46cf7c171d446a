/**
 * A Socket.IO server: Engine.IO v4 below, Socket.IO v5 above.
 *
 * <p>Knows packets, sessions, namespaces, rooms and acks, and nothing of chats. Whatever the protocol documents leave
 * unbounded is bounded here.
 */
@NullMarked
package dev.charla.api.socketio;

import org.jspecify.annotations.NullMarked;
