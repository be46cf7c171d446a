package dev.charla.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

class StoredAnswersTest {

    private static final ResponseEntity<Stored> CREATED =
            ResponseEntity.created(URI.create("/things/1")).body(new Stored("¡Hola!"));

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private boolean leftToOthers;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"application/json", "*/*", "application/json, text/plain, */*"})
    void writesWhatWasStoredAsAWhole(@Nullable String accepted) throws Exception {
        answer("POST", accepted, CREATED);

        assertThat(leftToOthers).isFalse();
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getHeader("Location")).isEqualTo("/things/1");
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("{\"words\":\"¡Hola!\"}");
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, application/json;q=0.5"})
    void negotiatesWithWhoAsksForSomethingElse(String accepted) throws Exception {
        answer("POST", accepted, CREATED);

        assertThat(leftToOthers).isTrue();
    }

    @Test
    void leavesWhatACacheMayKeepToOthers() throws Exception {
        answer("GET", null, CREATED);

        assertThat(leftToOthers).isTrue();
    }

    @Test
    void leavesWhatIsNoRecordToOthers() throws Exception {
        answer("POST", null, ResponseEntity.ok("text"));

        assertThat(leftToOthers).isTrue();
    }

    private void answer(String method, @Nullable String accepted, ResponseEntity<?> answer) throws Exception {
        var request = new MockHttpServletRequest(method, "/things");
        if (accepted != null) {
            request.addHeader("Accept", accepted);
        }
        var type = new MethodParameter(StoredAnswersTest.class.getDeclaredMethod("returning"), -1);
        var answers = new StoredAnswers(JsonMapper.builder().build(), new Others());
        assertThat(answers.supportsReturnType(type)).isTrue();
        answers.handleReturnValue(answer, type, new ModelAndViewContainer(), new ServletWebRequest(request, response));
    }

    @SuppressWarnings("UnusedMethod") // for its type
    private static ResponseEntity<Stored> returning() {
        return CREATED;
    }

    record Stored(String words) {}

    private final class Others implements HandlerMethodReturnValueHandler {

        @Override
        public boolean supportsReturnType(MethodParameter type) {
            return true;
        }

        @Override
        public void handleReturnValue(
                @Nullable Object value, MethodParameter type, ModelAndViewContainer view, NativeWebRequest exchange) {
            leftToOthers = true;
        }
    }
}
