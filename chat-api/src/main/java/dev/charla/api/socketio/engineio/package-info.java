/**
 * Engine.IO v4: sessions over HTTP long-polling and WebSocket, upgrade, heartbeat.
 *
 * <p>Carries messages, text or binary, in order and without loss between one client and one {@link
 * dev.charla.api.socketio.engineio.EngineListener}. Knows nothing of namespaces, events or JSON, and nothing of the web
 * server below {@link dev.charla.api.socketio.engineio.WebSocketLink}.
 */
@NullMarked
package dev.charla.api.socketio.engineio;

import org.jspecify.annotations.NullMarked;
