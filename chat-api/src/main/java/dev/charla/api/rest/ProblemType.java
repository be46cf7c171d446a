package dev.charla.api.rest;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of errors that a client can tell apart by their {@code type}; {@code docs/problems.md} lists them. */
enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "Invalid request"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Not authenticated"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden"),
    FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "Foreign origin"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
    CHAT_CLOSED(HttpStatus.CONFLICT, "Chat closed"),
    CHAT_NOT_CLOSED(HttpStatus.CONFLICT, "Chat not closed"),
    CHAT_ASSIGNED(HttpStatus.CONFLICT, "Chat already assigned"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.CONFLICT, "Idempotency key reused"),
    EMAIL_TAKEN(HttpStatus.CONFLICT, "E-mail address taken"),
    LAST_ADMIN(HttpStatus.CONFLICT, "Last admin"),
    OWN_ACCOUNT(HttpStatus.CONFLICT, "Own account"),
    SHORTCUT_TAKEN(HttpStatus.CONFLICT, "Shortcut taken"),
    CANNED_REPLIES_FULL(HttpStatus.CONFLICT, "No room for one more canned reply"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    RANGE_NOT_SATISFIABLE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "Range not satisfiable"),
    FILE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "File refused"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that a status stands for where nothing more is known. */
    static ProblemType of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            case 503 -> UNAVAILABLE;
            default -> status.is4xxClientError() ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }

    /** The kind that stands for a status of the web server, which refused a request before reading it as a whole. */
    static ProblemType unread(int status) {
        return switch (status) {
            case 414, 431 -> TOO_LARGE;
            case 417, 501, 505 -> INVALID_REQUEST;
            default -> of(HttpStatusCode.valueOf(status));
        };
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    URI uri() {
        return URI.create(
                "urn:charla:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
