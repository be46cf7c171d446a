package dev.charla.bootstrap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bridge to WhatsApp keeps and carries messages.
 *
 * @param site the domain of the site whose chats these are; {@code null} for the first that is configured
 * @param rememberDeliveries how long a reply that is delivered again is known
 */
@ConfigurationProperties("charla.bridge")
record BridgeSettings(
        @Nullable String site,
        @DefaultValue("7d") Duration rememberDeliveries,
        @DefaultValue("false") boolean trustUserPhone,
        @DefaultValue Webhook webhook) {

    BridgeSettings {
        if (rememberDeliveries.compareTo(Duration.ofMinutes(15)) < 0) {
            throw new IllegalArgumentException(
                    "charla.bridge.remember-deliveries must be longer than signed replies are taken, 15m at least");
        }
    }

    /**
     * @param url {@code null} when nothing is posted anywhere
     * @param timeout for the connection, and again for the answer
     * @param attempts after how many failed ones a message is given up
     * @param backoff the wait after the first of them; each further one is twice as long
     * @param maxBackoff the longest wait
     * @param parallel most messages posted at once by one node
     * @param pollInterval how often is looked for what other nodes have left
     */
    record Webhook(
            @Nullable String url,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("12") int attempts,
            @DefaultValue("1s") Duration backoff,
            @DefaultValue("10m") Duration maxBackoff,
            @DefaultValue("8") int parallel,
            @DefaultValue("1s") Duration pollInterval) {

        private static final Duration MARGIN = Duration.ofSeconds(2);

        Webhook {
            if (attempts < 1 || parallel < 1) {
                throw new IllegalArgumentException(
                        "charla.bridge.webhook.attempts and charla.bridge.webhook.parallel must be 1 at least");
            }
        }

        /** Longer than an attempt can take. */
        Duration lease() {
            return timeout.multipliedBy(2).plus(MARGIN);
        }
    }
}
