package dev.charla.api.socketio.engineio;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request with its query taken apart. The body is left alone. */
record EngineRequest(HttpServletRequest http, Map<String, String> query) {

    private static final Set<String> PROTOCOL_PARAMETERS = Set.of("EIO", "transport", "sid", "t", "b64", "j");

    /** @throws IllegalArgumentException if the query is not URL-encoded */
    static EngineRequest of(HttpServletRequest http) {
        return new EngineRequest(http, parse(http.getQueryString()));
    }

    private static Map<String, String> parse(@Nullable String raw) {
        if (raw == null) {
            return Map.of();
        }
        var query = new HashMap<String, String>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.put(decode(name), decode(value));
        }
        return query;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    boolean polling() {
        return "polling".equals(query.get("transport"));
    }

    boolean webSocket() {
        return "websocket".equals(query.get("transport"));
    }

    boolean asksForUpgrade() {
        return "websocket".equalsIgnoreCase(http.getHeader("Upgrade"));
    }

    boolean version4() {
        return "4".equals(query.get("EIO"));
    }

    @Nullable
    String sessionId() {
        return query.get("sid");
    }

    boolean isMethod(String method) {
        return method.equals(http.getMethod());
    }

    /** What the application may see of it later. */
    ConnectionRequest remembered(Set<String> keptHeaders) {
        return new ConnectionRequest(
                http.getRemoteAddr(), http.isSecure(), applicationParameters(), headers(keptHeaders));
    }

    private Map<String, String> applicationParameters() {
        var own = new HashMap<>(query);
        own.keySet().removeAll(PROTOCOL_PARAMETERS);
        return Map.copyOf(own);
    }

    private Map<String, List<String>> headers(Set<String> kept) {
        var headers = new HashMap<String, List<String>>();
        var names = new ArrayList<>(Collections.list(http.getHeaderNames()));
        for (String name : names) {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (kept.contains(lowerCase)) {
                headers.put(lowerCase, List.copyOf(Collections.list(http.getHeaders(name))));
            }
        }
        return Map.copyOf(headers);
    }
}
