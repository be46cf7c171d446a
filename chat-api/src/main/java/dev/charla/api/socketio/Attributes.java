package dev.charla.api.socketio;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the application remembers of one socket. */
final class Attributes {

    private @Nullable Map<AttributeKey<?>, Object> values;

    synchronized <T> Optional<T> get(AttributeKey<T> key) {
        Object value = values == null ? null : values.get(key);
        return Optional.ofNullable(key.type().cast(value));
    }

    synchronized <T> void put(AttributeKey<T> key, T value) {
        Map<AttributeKey<?>, Object> all = values == null ? new HashMap<>(4) : values;
        values = all;
        all.put(key, value);
    }
}
