package dev.charla.api.socketio.engineio;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** A GET that waits for something to tell. Answered at most once, on a virtual thread, for a slow reader blocks it. */
final class PendingPoll {

    private final AsyncContext context;
    private final Executor executor;
    private final AtomicBoolean answered = new AtomicBoolean();

    /** @param gone called when the client went away before the answer */
    PendingPoll(HttpServletRequest request, Executor executor, Runnable gone) {
        this.context = request.startAsync();
        this.executor = executor;
        context.setTimeout(0);
        context.addListener(new Watch(gone));
    }

    /** @param failed called if the answer cannot be written */
    void answer(List<Frame> frames, Runnable failed) {
        respond(response -> write(response, Payload.join(frames)), failed);
    }

    void refuse(EngineError error) {
        respond(error::answer, () -> {});
    }

    private static void write(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void respond(Body body, Runnable failed) {
        if (answered.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    body.writeTo((HttpServletResponse) context.getResponse());
                } catch (IOException | IllegalStateException e) {
                    failed.run();
                } finally {
                    complete();
                }
            });
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException alreadyEnded) {
            // The client was faster: the container has ended the request.
        }
    }

    /** What an answer consists of. */
    @FunctionalInterface
    private interface Body {
        void writeTo(HttpServletResponse response) throws IOException;
    }

    /** Notices that the client hung up. */
    private final class Watch implements AsyncListener {
        private final Runnable gone;

        Watch(Runnable gone) {
            this.gone = gone;
        }

        @Override
        public void onError(AsyncEvent event) {
            lost();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            lost();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}

        private void lost() {
            if (answered.compareAndSet(false, true)) {
                gone.run();
                complete();
            }
        }
    }
}
