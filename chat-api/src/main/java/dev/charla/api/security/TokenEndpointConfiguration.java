package dev.charla.api.security;

import dev.charla.api.limits.EntranceLimits;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SiteRepository;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * {@code POST /oauth2/token}, where programs get their tokens (RFC 6749 §4.4). Of all that Spring's authorization server can
 * do, this one grant at this one path.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiClientSettings.class)
public class TokenEndpointConfiguration {

    private static final String ENDPOINT = "/oauth2/token";

    @Bean
    ApiClients apiClients(ApiClientSettings settings, SiteRepository sites) {
        return new ApiClients(settings.apiClients(), sites);
    }

    @Bean
    RegisteredApiClients registeredApiClients(ApiClientSettings settings, Passwords passwords) {
        return new RegisteredApiClients(settings.apiClients(), passwords);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain tokenEndpoint(
            HttpSecurity http,
            RegisteredApiClients clients,
            AccessTokens tokens,
            ApiClientSettings settings,
            EntranceLimits entrance,
            RequestLimits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        var lifetime = settings.oauth2().tokenTtl();
        return http.securityMatcher(ENDPOINT)
                .csrf(AbstractHttpConfigurer::disable) // nothing here looks at a cookie
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new RequestLimitFilter(limits, problems), SecurityContextHolderFilter.class)
                .addFilterAfter(new TokenRequestLimit(entrance, problems), RequestLimitFilter.class)
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.registeredClientRepository(clients)
                                .authorizationService(new NoAuthorizations())
                                .authorizationServerSettings(AuthorizationServerSettings.builder()
                                        .tokenEndpoint(ENDPOINT)
                                        .build())
                                .tokenGenerator(asked -> tokens.issue(
                                        asked.getRegisteredClient().getClientId(),
                                        asked.getAuthorizedScopes(),
                                        lifetime))
                                .clientAuthentication(client -> client.authenticationConverters(bySecret())
                                        .authenticationProviders(secretsAlone())
                                        .errorResponseHandler(new TokenErrors()))
                                .tokenEndpoint(token -> token.accessTokenRequestConverters(clientCredentials())
                                        .errorResponseHandler(new TokenErrors())))
                .build();
    }

    private static Consumer<List<AuthenticationConverter>> bySecret() {
        return converters -> {
            converters.clear();
            converters.add(new ClientSecretBasicAuthenticationConverter());
            converters.add(new ClientSecretPostAuthenticationConverter());
        };
    }

    private static Consumer<List<AuthenticationProvider>> secretsAlone() {
        return providers -> providers.removeIf(provider -> !(provider instanceof ClientSecretAuthenticationProvider));
    }

    private static Consumer<List<AuthenticationConverter>> clientCredentials() {
        return converters -> {
            converters.clear();
            converters.add(new ClientCredentialsRequest());
        };
    }
}
