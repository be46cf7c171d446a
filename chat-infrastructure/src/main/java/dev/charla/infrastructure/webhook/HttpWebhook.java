package dev.charla.infrastructure.webhook;

import dev.charla.application.port.out.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a message as JSON, signed as replies to the bridge are. Any status from 200 to 299 takes it; redirects are not
 * followed, and of the answer nothing but its status is read.
 */
final class HttpWebhook implements Webhook {

    private final HttpClient http;
    private final WebhookSettings settings;
    private final JsonMapper json;
    private final InstantSource clock;

    HttpWebhook(HttpClient http, WebhookSettings settings, JsonMapper json, InstantSource clock) {
        this.http = http;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<String> post(Post post) {
        try {
            var answer = http.send(request(post), BodyHandlers.ofInputStream());
            return leave(answer) ? Optional.empty() : Optional.of("answered " + answer.statusCode());
        } catch (HttpConnectTimeoutException late) {
            return Optional.of("could not be reached in time");
        } catch (HttpTimeoutException late) {
            return Optional.of("did not answer in time");
        } catch (IOException failure) {
            return Optional.of("could not be reached: " + failure.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("was interrupted");
        }
    }

    /** Closes the answer before its body is read, however long that is or takes. */
    private static boolean leave(HttpResponse<InputStream> answer) throws IOException {
        answer.body().close();
        return answer.statusCode() >= 200 && answer.statusCode() < 300;
    }

    private HttpRequest request(Post post) {
        var body = json.writeValueAsBytes(PostedMessage.of(post));
        var timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Charla")
                .header("X-Delivery-Id", post.deliveryId().toString())
                .header("X-Signature-Timestamp", Long.toString(timestamp))
                .header("X-Signature-256", Signature.of(settings.secret(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
