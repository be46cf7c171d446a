package dev.charla.api.rest;

import dev.charla.api.filter.RequestFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves each path under {@code /api} too, by forgetting the prefix before anything else looks at the path. */
final class ApiPrefixFilter extends RequestFilter {

    private static final String PREFIX = "/api";

    @Override
    protected boolean concerns(HttpServletRequest request) {
        return request.getRequestURI().startsWith(PREFIX + "/");
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Unprefixed(request), response);
    }

    private static final class Unprefixed extends HttpServletRequestWrapper {

        Unprefixed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().substring(PREFIX.length());
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = new StringBuffer(super.getRequestURL());
            var start = url.indexOf(PREFIX + "/", url.indexOf("://") + 3);
            return url.delete(start, start + PREFIX.length());
        }

        @Override
        public String getServletPath() {
            return super.getServletPath().substring(PREFIX.length());
        }
    }
}
