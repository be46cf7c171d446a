package dev.charla.api.rest;

import dev.charla.api.rest.Problem.FieldError;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Finds out which field kept a JSON body from being read. */
final class UnreadableBody {

    private UnreadableBody() {}

    /** @return empty when the body is not JSON at all, or not an object */
    static Optional<FieldError> fieldOf(HttpMessageNotReadableException bad) {
        return bad.getCause() instanceof MismatchedInputException mismatch
                        && !mismatch.getPath().isEmpty()
                ? Optional.of(new FieldError(path(mismatch), "has the wrong type"))
                : Optional.empty();
    }

    private static String path(MismatchedInputException mismatch) {
        return mismatch.getPath().stream().map(UnreadableBody::step).collect(Collectors.joining("."));
    }

    private static String step(JacksonException.Reference step) {
        return step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName();
    }
}
