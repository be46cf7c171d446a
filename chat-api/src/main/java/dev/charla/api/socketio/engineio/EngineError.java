package dev.charla.api.socketio.engineio;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The refusals of the handshake, with the codes and texts that clients of the reference implementation know. */
enum EngineError {
    UNKNOWN_TRANSPORT(0, 400, "Transport unknown"),
    UNKNOWN_SESSION(1, 400, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(2, 400, "Bad handshake method"),
    BAD_REQUEST(3, 400, "Bad request"),
    FORBIDDEN(4, 403, "Forbidden"),
    UNSUPPORTED_PROTOCOL_VERSION(5, 400, "Unsupported protocol version"),
    /** Not of the protocol: the client opens sessions too often. */
    TOO_MANY_REQUESTS(3, 429, "Too many requests"),
    /** Not of the protocol: the server is full or going down. */
    UNAVAILABLE(3, 503, "Service unavailable");

    private final int status;
    private final String message;
    private final byte[] body;

    EngineError(int code, int status, String message) {
        this.status = status;
        this.message = message;
        this.body = "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message).getBytes(StandardCharsets.UTF_8);
    }

    String message() {
        return message;
    }

    void answer(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
