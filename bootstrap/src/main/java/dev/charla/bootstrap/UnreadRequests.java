package dev.charla.bootstrap;

import dev.charla.api.problem.UnreadProblems;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers, in place of Jetty's own page, what Jetty refuses before any servlet has seen it. No other request follows on the
 * connection: where the next one would begin is not known.
 */
final class UnreadRequests implements Request.Handler {

    private static final String PROBLEM = "application/problem+json";

    private final UnreadProblems problems;

    UnreadRequests(UnreadProblems problems) {
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var status = status(request, response);
        response.setStatus(status);
        response.getHeaders()
                .put(HttpFields.CONNECTION_CLOSE)
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put(HttpHeader.CONTENT_TYPE, PROBLEM);
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
        }
        response.write(true, ByteBuffer.wrap(problems.of(status)), callback);
        return true;
    }

    /** A connection that a server closes as it stops, with half a request in it, is no failure of the server's. */
    private static int status(Request request, Response response) {
        var failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        if (failure instanceof HttpException refused) {
            return refused.getCode();
        }
        return failure instanceof EofException ? HttpStatus.SERVICE_UNAVAILABLE_503 : response.getStatus();
    }
}
