package dev.charla.api.openapi;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;

/** {@code POST /oauth2/token} has no controller to be read: its description is written by hand. */
final class TokenEndpoint implements OpenApiCustomizer {

    private static final ClassPathResource WRITTEN = new ClassPathResource("token-endpoint.yaml", TokenEndpoint.class);

    @Override
    public void customise(OpenAPI document) {
        document.path("/oauth2/token", written());
        document.getComponents()
                .addSecuritySchemes(
                        "client",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("The id and the secret of a program."));
    }

    private static PathItem written() {
        try (var yaml = WRITTEN.getInputStream()) {
            return Yaml31.mapper().readValue(yaml, PathItem.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
