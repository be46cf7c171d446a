package dev.charla.infrastructure.webhook;

import dev.charla.application.port.out.Webhook;
import java.net.http.HttpClient;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** There where {@code charla.bridge.webhook.url} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("charla.bridge.webhook.url")
@EnableConfigurationProperties(WebhookSettings.class)
public class WebhookConfiguration {

    @Bean
    Webhook webhook(WebhookSettings settings, JsonMapper json, InstantSource clock) {
        return new HttpWebhook(client(settings), settings, json, clock);
    }

    static HttpClient client(WebhookSettings settings) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }
}
