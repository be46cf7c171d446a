package dev.charla.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LeftoverFilterTest {

    private static final long MIB = 1024 * 1024;

    private final LeftoverFilter filter = new LeftoverFilter(100);
    private final MockHttpServletResponse response = new Answer();
    private final FilterChain refusal = (request, answer) -> response.setStatus(413);

    @Test
    void waitsForAShortRestAndKeepsTheConnection() throws Exception {
        var body = new Body(100);
        refuse(body, 100);
        assertThat(body.left).isZero();
        assertThat(response.getHeader("Connection")).isNull();
    }

    @Test
    void answersBeforeItTakesInALongRest() throws Exception {
        var body = new Body(101);
        refuse(body, 101);
        assertThat(body.left).isZero();
        assertThat(body.answered).isNotEmpty().containsOnly(true);
        assertThat(response.getHeader("Connection")).isEqualTo("close");
    }

    @Test
    void answersBeforeItTakesInARestOfUnknownLength() throws Exception {
        var body = new Body(10);
        refuse(body, -1);
        assertThat(body.left).isZero();
        assertThat(body.answered).isNotEmpty().containsOnly(true);
    }

    @Test
    void givesUpOnABodyWithoutEnd() throws Exception {
        var body = new Body(Long.MAX_VALUE);
        refuse(body, -1);
        assertThat(Long.MAX_VALUE - body.left).isBetween(MIB, 65 * MIB);
    }

    @Test
    void asksForNoBodyThatWaitsToBeAskedFor() throws Exception {
        var body = new Body(200);
        var request = request(body, 200);
        request.addHeader("Expect", "100-continue");
        filter.doFilter(request, response, refusal);
        assertThat(body.answered).isEmpty();
    }

    @Test
    void leavesAnAnswerAloneWhoseRequestWasReadAsAWhole() throws Exception {
        var body = new Body(200);
        filter.doFilter(
                request(body, 200),
                response,
                (request, answer) -> request.getInputStream().readAllBytes());
        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getHeader("Connection")).isNull();
    }

    private void refuse(Body body, long length) throws ServletException, IOException {
        filter.doFilter(request(body, length), response, refusal);
    }

    /** @param length that its sender tells, negative for none */
    private static MockHttpServletRequest request(Body body, long length) {
        var request = new MockHttpServletRequest("POST", "/") {

            @Override
            public ServletInputStream getInputStream() {
                return body;
            }

            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        if (length < 0) {
            request.addHeader("Transfer-Encoding", "chunked");
        }
        return request;
    }

    /** Leaves when its body is closed, as with a web server. */
    private static final class Answer extends MockHttpServletResponse {

        @Override
        public ServletOutputStream getOutputStream() {
            return new DelegatingServletOutputStream(super.getOutputStream()) {

                @Override
                public void close() {
                    setCommitted(true);
                }
            };
        }
    }

    /** Notes down at each read whether the answer had left. */
    private final class Body extends ServletInputStream {

        private final List<Boolean> answered = new ArrayList<>();
        private long left;
        private boolean finished;

        Body(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("bytes are read many at once");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            answered.add(response.isCommitted());
            finished = left == 0;
            int read = (int) Math.min(left, length);
            left -= read;
            return finished ? -1 : read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
