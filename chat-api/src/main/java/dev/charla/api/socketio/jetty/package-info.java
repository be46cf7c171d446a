/**
 * The one place that knows Jetty.
 *
 * <p>WebSockets are upgraded through Spring, but to Jetty's websocket core API, below Spring's session objects: an idle
 * connection costs less than half the memory. Unless an extension has to see them, frames don't even pass Jetty's flusher:
 * {@link dev.charla.api.socketio.jetty.FrameWriter} hands their shared bytes to the endpoint, as many as wait in one write.
 */
@NullMarked
package dev.charla.api.socketio.jetty;

import org.jspecify.annotations.NullMarked;
