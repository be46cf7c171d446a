/**
 * Plain WebSockets, for clients that do not speak Socket.IO: whoever connects proves itself by {@code ?token=}, sends JSON frames
 * {@code {event, data}} and gets one frame for each. What the events mean and which words answer them is a dialect's to say.
 */
@NullMarked
package dev.charla.api.websocket;

import org.jspecify.annotations.NullMarked;
