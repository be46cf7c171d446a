package dev.charla.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer to a {@code POST} as JSON for callers who take JSON. Spring MVC does the same, but negotiates first, which
 * costs more than the writing; whoever asks for something else is left to it.
 */
final class StoredAnswers implements HandlerMethodReturnValueHandler {

    private static final String ANYTHING = "*/*";

    /** What the library axios says by default. */
    private static final String AXIOS = "application/json, text/plain, */*";

    private final JsonMapper json;
    private final HandlerMethodReturnValueHandler others;

    /** @param others for what is not written here */
    StoredAnswers(JsonMapper json, HandlerMethodReturnValueHandler others) {
        this.json = json;
        this.others = others;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return type.getParameterType() == ResponseEntity.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer view, NativeWebRequest exchange)
            throws Exception {
        var request = Objects.requireNonNull(exchange.getNativeRequest(HttpServletRequest.class));
        if (value instanceof ResponseEntity<?> answer
                && answer.getBody() instanceof Record stored
                && request.getMethod().equals("POST")
                && takesJson(request.getHeader(HttpHeaders.ACCEPT))) {
            view.setRequestHandled(true);
            write(answer, stored, Objects.requireNonNull(exchange.getNativeResponse(HttpServletResponse.class)));
        } else {
            others.handleReturnValue(value, type, view, exchange);
        }
    }

    private void write(ResponseEntity<?> answer, Record stored, HttpServletResponse response) throws IOException {
        var body = json.writeValueAsBytes(stored);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean takesJson(@Nullable String accepted) {
        return accepted == null
                || accepted.equals(MediaType.APPLICATION_JSON_VALUE)
                || accepted.equals(ANYTHING)
                || accepted.equals(AXIOS);
    }
}
