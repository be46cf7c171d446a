/**
 * The one place that knows Jetty.
 *
 * <p>WebSockets are upgraded through Spring, but to Jetty's websocket core API, below Spring's session objects: an idle
 * connection costs less than half the memory, and a shared frame is sent as it is.
 */
@NullMarked
package dev.charla.api.socketio.jetty;

import org.jspecify.annotations.NullMarked;
