package dev.charla.api.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Instants as every client gets them: ISO 8601 in UTC, always with three digits of milliseconds. */
public final class WireInstant {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private WireInstant() {}

    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    public static @Nullable String ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }
}
