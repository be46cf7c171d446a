package dev.charla.infrastructure.webhook;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages are posted to.
 *
 * @param secret by which the receiver knows that they come from here
 * @param timeout for the connection, and again for the answer
 */
@ConfigurationProperties("charla.bridge.webhook")
record WebhookSettings(
        URI url,
        @DefaultValue("") String secret,
        @DefaultValue("10s") Duration timeout) {

    WebhookSettings {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("charla.bridge.webhook.url must be an address with http or https");
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException(
                    "charla.bridge.webhook.url needs charla.bridge.webhook.secret, or charla.bridge.secret");
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "WebhookSettings[" + url.getHost() + "]";
    }
}
