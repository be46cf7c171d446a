package dev.charla.api.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as clients write them in parameters. */
final class IsoTime {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private IsoTime() {}

    /**
     * @param text with {@code Z} or an offset; a date alone is its midnight in UTC
     * @throws InvalidParameter when it is not ISO 8601, or in no year from 1 to 9999
     */
    static Instant parse(String parameter, String text) {
        try {
            return refuseOutOfRange(
                    parameter,
                    text.indexOf('T') < 0
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            throw invalid(parameter);
        }
    }

    /** @throws InvalidParameter when no database could be asked for it */
    static Instant refuseOutOfRange(String parameter, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw invalid(parameter);
        }
        return time;
    }

    private static InvalidParameter invalid(String parameter) {
        return new InvalidParameter(parameter, "must be a time such as 2026-01-05T10:00:00Z");
    }
}
