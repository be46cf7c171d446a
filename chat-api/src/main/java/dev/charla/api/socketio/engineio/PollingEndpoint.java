package dev.charla.api.socketio.engineio;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The HTTP side of long-polling: GET waits for packets, POST brings some. */
final class PollingEndpoint {

    private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 16 * 1024;

    private final EngineRuntime runtime;

    PollingEndpoint(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    void poll(EngineSession session, HttpServletRequest request) {
        var poll = new PendingPoll(request, runtime.executor(), () -> session.close(CloseReason.TRANSPORT_ERROR));
        switch (session.attach(poll)) {
            case WAITING -> {}
            case REFUSED -> poll.refuse(EngineError.BAD_REQUEST);
            case OVERLAPPING -> {
                poll.refuse(EngineError.BAD_REQUEST);
                session.close(CloseReason.TRANSPORT_ERROR);
            }
        }
    }

    void post(EngineSession session, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > maxPayload()) {
            tooLarge(response);
        } else if (!session.inbound().beginPost()) {
            EngineError.BAD_REQUEST.answer(response);
            session.close(CloseReason.TRANSPORT_ERROR);
        } else if (arrived(request)) {
            receive(session, request, response);
        } else {
            receiveLater(session, request, response);
        }
    }

    private static boolean arrived(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        return length >= 0 && request.getInputStream().available() >= length;
    }

    /** A client may take its time over a body; it gets a virtual thread to do so. */
    private void receiveLater(EngineSession session, HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        runtime.executor().execute(() -> {
            try {
                receive(session, request, response);
            } catch (IOException broken) {
                session.close(CloseReason.TRANSPORT_ERROR);
            } finally {
                context.complete();
            }
        });
    }

    private void receive(EngineSession session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Outcome outcome;
        try {
            outcome = deliver(session, read(request.getInputStream()));
        } finally {
            // Before the answer: as soon as the client has it, the next body may come.
            session.inbound().endPost();
        }
        switch (outcome) {
            case OK -> ok(response);
            case TOO_LARGE -> tooLarge(response);
            case MALFORMED -> EngineError.BAD_REQUEST.answer(response);
        }
    }

    private static Outcome deliver(EngineSession session, byte @Nullable [] body) {
        if (body == null) {
            return Outcome.TOO_LARGE;
        }
        if (Payload.split(body, session.inbound())) {
            return Outcome.OK;
        }
        session.close(CloseReason.PARSE_ERROR);
        return Outcome.MALFORMED;
    }

    private static void ok(HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.setContentLength(OK.length);
        response.getOutputStream().write(OK);
    }

    private enum Outcome {
        OK,
        TOO_LARGE,
        MALFORMED
    }

    /**
     * Reads as the body arrives, without trusting its announced length.
     *
     * @return null if it is too large
     */
    private byte @Nullable [] read(InputStream in) throws IOException {
        long deadline =
                System.nanoTime() + runtime.options().timeouts().assembly().toNanos();
        var body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            body.write(chunk, 0, n);
            if (body.size() > maxPayload()) {
                return null;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("The body took too long");
            }
        }
        return body.toByteArray();
    }

    private int maxPayload() {
        return runtime.options().limits().maxPayload();
    }

    private static void tooLarge(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setHeader("Connection", "close");
    }
}
