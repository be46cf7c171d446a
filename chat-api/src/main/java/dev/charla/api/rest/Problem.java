package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * A problem document (RFC 9457 §3).
 *
 * @param message the same as {@code detail}, for clients that look for it there
 * @param instance the path that was called
 * @param errors what is wrong with which field, where that is known
 */
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    record FieldError(String field, String message) {}

    static Problem of(ProblemType type, String detail, String instance, List<FieldError> errors) {
        return new Problem(
                type.uri(), type.title(), type.status().value(), detail, instance, detail, List.copyOf(errors));
    }

    /**
     * For a request that was not read, so that its path is not known.
     *
     * @param status which the web server chose, and more exact than the type's
     */
    static Problem unread(int status) {
        var type = ProblemType.unread(status);
        var detail = type == ProblemType.UNAVAILABLE ? "The request was not read; try again." : type.title() + ".";
        return new Problem(type.uri(), type.title(), status, detail, "/", detail, List.of());
    }
}
