package dev.charla.api.socketio;

/**
 * The name and type of something that the application remembers on a {@link Socket}.
 *
 * @param name unique among the keys that one application uses
 */
public record AttributeKey<T>(String name, Class<T> type) {}
