package dev.charla.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WholeAnswerFilterTest {

    private final WholeAnswerFilter filter = new WholeAnswerFilter();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void anAnswerIsNotSentBeforeItIsWhole() throws Exception {
        filter.doFilter(new MockHttpServletRequest(), response, (request, answer) -> {
            answer.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
            answer.getOutputStream().flush();
            answer.flushBuffer();

            assertThat(answer.isCommitted()).isFalse();
        });

        assertThat(response.getContentAsString()).isEqualTo("{}");
    }
}
