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
}
