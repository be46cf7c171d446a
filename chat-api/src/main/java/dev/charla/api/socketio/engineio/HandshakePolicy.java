package dev.charla.api.socketio.engineio;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Who may open a session, and what is remembered of the request that did.
 *
 * @param origins tells whether a browser page of this {@code Origin} may talk to the server, on polling and WebSocket
 *     alike. Not asked for requests without an {@code Origin}; those don't come from a browser's page
 * @param admission a last look at the request that opens a session; {@code false} answers 403
 * @param delay how many seconds the client must wait before it opens a session; more than 0 answers 429
 * @param keptHeaders the header names, in any case, that stay readable in the handshake; the rest is dropped so that an
 *     idle connection stays small
 */
public record HandshakePolicy(
        Predicate<String> origins,
        Predicate<HttpServletRequest> admission,
        ToLongFunction<HttpServletRequest> delay,
        Set<String> keptHeaders) {

    private static final Set<String> DEFAULT_HEADERS =
            Set.of("authorization", "cookie", "origin", "user-agent", "accept-language");

    public HandshakePolicy {
        keptHeaders =
                keptHeaders.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses every foreign page: only clients that send no {@code Origin} may connect. */
    public static HandshakePolicy defaults() {
        return new HandshakePolicy(origin -> false, request -> true, request -> 0, DEFAULT_HEADERS);
    }

    public HandshakePolicy withOrigins(Predicate<String> allowed) {
        return new HandshakePolicy(allowed, admission, delay, keptHeaders);
    }

    public HandshakePolicy withAdmission(Predicate<HttpServletRequest> allowed) {
        return new HandshakePolicy(origins, allowed, delay, keptHeaders);
    }

    /** @param seconds is asked once for each session that is to be opened, so it may count them */
    public HandshakePolicy withDelay(ToLongFunction<HttpServletRequest> seconds) {
        return new HandshakePolicy(origins, admission, seconds, keptHeaders);
    }

    /** Keeps these headers instead of the default ones. */
    public HandshakePolicy withKeptHeaders(Set<String> names) {
        return new HandshakePolicy(origins, admission, delay, names);
    }
}
