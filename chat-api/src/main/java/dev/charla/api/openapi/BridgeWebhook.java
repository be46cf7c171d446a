package dev.charla.api.openapi;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;

/** What the server posts instead of serving it: described by hand. */
final class BridgeWebhook implements OpenApiCustomizer {

    private static final ClassPathResource WRITTEN = new ClassPathResource("bridge-webhook.yaml", BridgeWebhook.class);

    @Override
    public void customise(OpenAPI document) {
        document.addWebhooks("bridgeMessage", written());
    }

    private static PathItem written() {
        try (var yaml = WRITTEN.getInputStream()) {
            return Yaml31.mapper().readValue(yaml, PathItem.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
