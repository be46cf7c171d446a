package dev.charla.api.openapi;

import dev.charla.api.security.Identity;
import dev.charla.api.security.SecuritySettings;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.JavadocProvider;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The OpenAPI document: what it says before any route, and how it reads the code. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    private static final String ABOUT = """
            Visitors of a site talk with its staff. Messages are sent here and heard over Socket.IO, which \
            `docs/api/asyncapi.yaml` describes. Every error is a problem document (RFC 9457); its `type` tells what happened. \
            Answers never have fields that are not described here; unknown fields of requests are ignored.""";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Identity.class);
    }

    @Bean
    OpenAPI document(SecuritySettings settings) {
        var components = new Components();
        Proof.of(settings).forEach(components::addSecuritySchemes);
        return new OpenAPI()
                .info(new Info()
                        .title("Charla")
                        .version("2")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(
                        new Server().url("/").description("as written"),
                        new Server().url("/api").description("the same again")))
                .components(components);
    }

    @Bean
    @Primary
    JavadocProvider javadocAsMarkdown() {
        return new MarkdownJavadoc();
    }

    /** Registered first, so that all other converters come before it and change what it made. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver schemaNames(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OpenApiCustomizer closedAnswers() {
        return new ClosedAnswers();
    }

    @Bean
    OperationCustomizer describedProofs() {
        return new Proofs();
    }

    @Bean
    OpenApiCustomizer describedTokenEndpoint() {
        return new TokenEndpoint();
    }

    @Bean
    OpenApiCustomizer describedWebhook() {
        return new BridgeWebhook();
    }

    @Bean
    OpenApiCustomizer describedScopes() {
        return new Programs();
    }
}
