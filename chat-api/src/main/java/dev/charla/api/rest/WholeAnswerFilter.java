package dev.charla.api.rest;

import dev.charla.api.filter.RequestFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Lets a short answer leave as a whole: with its length, in one write. Spring MVC flushes what it has written, upon which the
 * web server must send a chunk, and one more to say that this was all. An answer larger than the server's buffer leaves piece
 * by piece all the same.
 */
final class WholeAnswerFilter extends RequestFilter {

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Unflushed(response));
    }

    private static final class Unflushed extends HttpServletResponseWrapper {

        Unflushed(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void flushBuffer() {}

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new UnflushedStream(super.getOutputStream());
        }
    }

    private static final class UnflushedStream extends ServletOutputStream {

        private final ServletOutputStream body;

        UnflushedStream(ServletOutputStream body) {
            this.body = body;
        }

        @Override
        public void flush() {}

        @Override
        public void write(int next) throws IOException {
            body.write(next);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            body.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }
    }
}
