package dev.charla.api.socketio.engineio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that opened a session, as far as it was kept.
 *
 * @param remoteAddress the peer's address as the web server sees it
 * @param secure whether it came over TLS
 * @param query decoded query parameters; of a repeated one the last value
 * @param headers the kept headers ({@link HandshakePolicy#keptHeaders()}) by lower-case name
 */
public record ConnectionRequest(
        String remoteAddress, boolean secure, Map<String, String> query, Map<String, List<String>> headers) {

    /** Gives the first value of a kept header, whatever the case of {@code name}. */
    public Optional<String> header(String name) {
        return headerValues(name).stream().findFirst();
    }

    /** Gives all values of a kept header, none if absent or not kept. */
    public List<String> headerValues(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Gives the value of a request cookie as sent, without decoding. */
    public Optional<String> cookie(String name) {
        return headerValues("cookie").stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> unquoted(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Leaves out what could be a credential. */
    @Override
    public String toString() {
        return "ConnectionRequest[remoteAddress=" + remoteAddress + ", secure=" + secure + "]";
    }

    /** Two requests are never the same one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
