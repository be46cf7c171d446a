package dev.charla.infrastructure.openai;

import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a model. Nobody waits longer than the time-out, whatever the server does: one that accepts and says nothing, or never
 * ends, is hung up on. Redirects are not followed, so that the key reaches no other server.
 */
final class OpenAiAssistant implements Assistant, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiAssistant.class);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Set<Integer> WORTH_A_RETRY = Set.of(429, 500, 502, 503, 504);

    private final OpenAiSettings settings;
    private final JsonMapper json;
    private final AnswerReader reader;
    private final Semaphore calls;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    OpenAiAssistant(OpenAiSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.reader = new AnswerReader(json);
        this.calls = new Semaphore(settings.maxParallel());
    }

    @Override
    public Answer answer(Question question) {
        if (!calls.tryAcquire()) {
            throw unavailable("it is asked by too many at once", null);
        }
        try {
            return new Answer(storable(ask(request(question))), true);
        } finally {
            calls.release();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest request(Question question) {
        var prompt = Prompt.of(settings.systemPrompt(), question.turns(), settings.maxPromptTokens());
        var body = new CompletionRequest(settings.model(), prompt.lines(), settings.maxAnswerTokens(), true);
        var request = HttpRequest.newBuilder(settings.completions())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream, application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        if (settings.apiKey() != null && !settings.apiKey().isBlank()) {
            request.header("Authorization", "Bearer " + settings.apiKey());
        }
        return request.build();
    }

    /** Tries again only where nothing of an answer was heard. */
    private String ask(HttpRequest request) {
        var deadline = System.nanoTime() + settings.timeout().toNanos();
        var pause = FIRST_PAUSE;
        for (int left = settings.retries(); ; left--) {
            try {
                return answerOf(call(request, deadline), deadline);
            } catch (Passing failure) {
                if (left == 0 || pause.toNanos() > deadline - System.nanoTime()) {
                    throw unavailable(String.valueOf(failure.getMessage()), failure.getCause());
                }
                pauseFor(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private HttpResponse<InputStream> call(HttpRequest request, long deadline) throws Passing {
        var call = http.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return call.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw unavailable("it did not answer in time", null);
        } catch (ExecutionException failure) {
            throw new Passing("it could not be reached", failure.getCause());
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable("the node stops", null);
        }
    }

    private String answerOf(HttpResponse<InputStream> response, long deadline) throws Passing {
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(response.statusCode());
            }
            var hangUp = hangUpAt(deadline, body);
            try {
                return reader.read(response.headers().firstValue("Content-Type").orElse(""), body);
            } finally {
                hangUp.cancel(false);
            }
        } catch (IOException failure) {
            throw unavailable(
                    deadline - System.nanoTime() <= 0 ? "it did not end in time" : "its answer cannot be read",
                    failure);
        }
    }

    /** Closing the body from outside ends a read that waits. */
    private static CompletableFuture<Void> hangUpAt(long deadline, InputStream body) {
        var left = Math.max(0, deadline - System.nanoTime());
        return CompletableFuture.runAsync(
                () -> close(body),
                CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS, Thread::startVirtualThread));
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            LOG.debug("The connection to the model had ended", gone);
        }
    }

    private RuntimeException refused(int status) throws Passing {
        if (WORTH_A_RETRY.contains(status)) {
            throw new Passing("it answered " + status, null);
        }
        return unavailable("it answered " + status, null);
    }

    private String storable(String text) {
        try {
            var content = new Content(text.replace("\0", ""));
            if (!content.isEmpty()) {
                return content.text();
            }
        } catch (InvalidMessage garbled) {
            throw unavailable("its answer is no text", null);
        }
        throw unavailable("its answer is empty", null);
    }

    private void pauseFor(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable("the node stops", null);
        }
    }

    /** Says why to the operators; what was asked and answered is nobody's to read. */
    private AssistantUnavailable unavailable(String reason, @Nullable Throwable cause) {
        LOG.warn(
                "The model {} gave no answer: {}{}",
                settings.model(),
                reason,
                cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")");
        return new AssistantUnavailable(reason, cause);
    }

    /** May go better soon. */
    private static final class Passing extends Exception {
        private static final long serialVersionUID = 1L;

        Passing(String message, @Nullable Throwable cause) {
            super(message, cause, false, false);
        }
    }
}
