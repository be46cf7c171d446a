package dev.charla.api.gateway;

import dev.charla.api.limits.RateLimited;
import dev.charla.api.socketio.ConnectionRefused;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses connections, in the words that clients are told, and counts them. */
public final class Refusals {

    private final Map<String, LongAdder> counts =
            Stream.of(Code.values()).collect(Collectors.toUnmodifiableMap(Code::text, code -> new LongAdder()));

    /** Why a connection is refused; in lower case the {@code data.code} of {@code connect_error}. */
    public enum Code {
        UNAUTHENTICATED("Authentication required"),
        INVALID_CREDENTIALS("Invalid token or session"),
        FORBIDDEN("There is nothing here for this identity"),
        PHONE_NOT_PROVEN("This telephone number was not proven to be yours"),
        UNAVAILABLE("The token cannot be checked now"),
        RATE_LIMITED("Too many attempts");

        private final String message;

        Code(String message) {
            this.message = message;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ConnectionRefused because(Code code) {
        counter(code.text()).increment();
        return new ConnectionRefused(code.message, Map.of("code", code.text()));
    }

    ConnectionRefused because(RateLimited tooOften) {
        var code = Code.RATE_LIMITED;
        counter(code.text()).increment();
        var data = Map.of("code", code.text(), "retryAfter", tooOften.retryAfterSeconds());
        return new ConnectionRefused(code.message, data);
    }

    Set<String> codes() {
        return counts.keySet();
    }

    long count(String code) {
        return counter(code).sum();
    }

    private LongAdder counter(String code) {
        var counter = counts.get(code);
        if (counter == null) {
            throw new IllegalArgumentException("no code " + code);
        }
        return counter;
    }
}
