package dev.charla.api.security;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.charla.api.limits.Limits;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.application.port.out.InstallationSecrets;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.SessionIndex;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.SessionRepository;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who may call what. Everything under {@code /v2} and a visitor's session need a proven identity unless it is named here; what somebody may do
 * with a chat is the domain's to say; what programs may call is {@link ProgramAccess}'s, and what the people of enrollments may {@link
 * CorrespondentAccess}'s.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecuritySettings.class, IssuerSettings.class})
public class SecurityConfiguration {

    private static final RequestMatcher OPEN_TO_ALL = new OrRequestMatcher(
            post("/visitors/identify"),
            post("/v2/auth/login"),
            post("/v2/auth/refresh"),
            post("/v2/auth/logout"),
            post("/v2/commercials/availability"),
            PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/.well-known/jwks.json"));

    private static final int OPERATORS_FIRST = Ordered.HIGHEST_PRECEDENCE + 1;

    @Bean
    SessionCookies sessionCookies(SecuritySettings settings) {
        return new SessionCookies(settings);
    }

    @Bean
    AccessTokens accessTokens(InstallationSecrets secrets, SecuritySettings settings, InstantSource clock) {
        var console = settings.console();
        return new AccessTokens(SigningKey.of(secrets), console.issuer(), console.tokenTtl(), clock);
    }

    @Bean
    Sessions sessions(SessionRepository<?> repository, InstantSource clock) {
        return new Sessions(repository, clock);
    }

    @Bean
    ExternalIssuers externalIssuers(IssuerSettings settings) {
        return ExternalIssuers.of(settings);
    }

    @Bean
    PhoneVisitors phoneVisitors(ObjectProvider<PhoneChats> chats) {
        return phone -> Optional.ofNullable(chats.getIfAvailable()).map(bridge -> bridge.ownerOf(phone, null));
    }

    @Bean
    IdentityProver identityProver(
            AccessTokens tokens,
            ApiClients clients,
            ExternalIssuers issuers,
            Sessions sessions,
            StaffRepository staff,
            VisitorRepository visitors,
            LoginRepository logins,
            PhoneVisitors phones,
            InstantSource clock) {
        return new IdentityProver(tokens, clients, issuers, sessions, staff, visitors, logins, phones, clock);
    }

    @Bean
    RequestLimits requestLimits(Limits limits) {
        return new RequestLimits(limits);
    }

    @Bean
    Expiries expiries() {
        return new Expiries();
    }

    /** For requests; sockets, which are proven once, are looked up when they come. */
    @Bean
    RecentProofs recentProofs(
            IdentityProver prover, Expiries expiries, SecuritySettings settings, InstantSource clock) {
        var proofs = new RecentProofs(prover, untilTouched(settings), clock, Ticker.systemTicker());
        expiries.subscribe((anchor, reason) -> proofs.ended(anchor));
        return proofs;
    }

    /** A proof that is remembered does not keep its session alive, so the shortest of sessions must be looked up in time. */
    private static Duration untilTouched(SecuritySettings settings) {
        return Sessions.untilTouched(
                Stream.of(settings.visitor().sessionTtl(), settings.console().sessionTtl())
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    @Bean
    VisitorSessions visitorSessions(Sessions sessions, Expiries expiries, SecuritySettings settings) {
        return new VisitorSessions(sessions, expiries, settings.visitor().sessionTtl());
    }

    @Bean
    Anchors anchors(LoginRepository logins, SessionIndex sessions, StaffRepository staff, InstantSource clock) {
        return new Anchors(logins, sessions, staff, clock);
    }

    @Bean
    StaffChanges staffChanges(Commands commands, RecentProofs proofs, Expiries expiries) {
        return new StaffChanges(commands, proofs, expiries);
    }

    @Bean
    ConsoleLogins consoleLogins(
            Commands commands, AccessTokens tokens, Sessions sessions, Expiries expiries, SecuritySettings settings) {
        return new ConsoleLogins(
                commands, tokens, sessions, expiries, settings.console().sessionTtl());
    }

    @Bean
    AllowedOrigins allowedOrigins(SiteRepository sites) {
        return new AllowedOrigins(sites);
    }

    /** Nobody logs in by Spring Security's own means; without this it would make a user with a random password. */
    @Bean
    AuthenticationManager noOtherLogIn() {
        return authentication -> {
            throw new ProviderNotFoundException("log in at /v2/auth/login");
        };
    }

    @Bean
    SecurityFilterChain callers(
            HttpSecurity http,
            SessionCookies cookies,
            RecentProofs prover,
            AllowedOrigins origins,
            RequestLimits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        var chain = http.csrf(AbstractHttpConfigurer::disable) // OriginFilter takes its place
                .headers(headers -> headers.xssProtection(
                                HeadersConfigurer.XXssConfig::disable) // browsers know it no more
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(SecurityConfiguration::storeNothing))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable) // nobody asks the request who sent it
                .sessionManagement(AbstractHttpConfigurer::disable) // each request proves its caller anew
                .securityContext(caller -> caller.securityContextRepository(new NullSecurityContextRepository()))
                .addFilter(SiteCors.filter(origins))
                .addFilterBefore(new OriginFilter(origins, problems), CorsFilter.class)
                .addFilterBefore(
                        new IdentityFilter(cookies, prover, OPEN_TO_ALL, limits, problems), AuthorizationFilter.class)
                .addFilterBefore(new RequestLimitFilter(limits, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(CorsUtils::isPreFlightRequest)
                        .permitAll()
                        .requestMatchers(OPEN_TO_ALL)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/.well-known/**")
                        .permitAll()
                        .requestMatchers("/v2/**", "/visitors/session/**", "/presence/**")
                        .access(AuthorizationManagers.allOf(
                                AuthenticatedAuthorizationManager.authenticated(),
                                new ProgramAccess(),
                                new CorrespondentAccess()))
                        .anyRequest()
                        .access(new ProgramAccess()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, nobody) ->
                                problems.resolveException(request, response, null, nobody))
                        .accessDeniedHandler((request, response, denied) ->
                                problems.resolveException(request, response, null, denied)))
                .build();
        return withoutLateAnswers(chain);
    }

    /** Unless whoever wrote the answer says otherwise. One word in place of Spring Security's three fields. */
    private static void storeNothing(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)
                && response.getStatus() != HttpStatus.NOT_MODIFIED.value()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** No controller answers from another thread, so nobody has to take the caller there. */
    private static SecurityFilterChain withoutLateAnswers(DefaultSecurityFilterChain chain) {
        var filters = chain.getFilters().stream()
                .filter(filter -> !(filter instanceof WebAsyncManagerIntegrationFilter))
                .toList();
        return new DefaultSecurityFilterChain(chain.getRequestMatcher(), filters);
    }

    @Bean
    HttpFirewall httpFirewall() {
        return PlainHeaders.firewall();
    }

    /** Each filter's time by itself says nothing that the whole request's does not, and costs as much as the filters do. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Health is everybody's to ask for; all other figures are the operators'. */
    @Bean
    @Order(OPERATORS_FIRST)
    SecurityFilterChain operators(
            HttpSecurity http,
            IdentityProver prover,
            SessionCookies cookies,
            RequestLimits limits,
            @Value("${charla.metrics.token:}") String token,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new RequestLimitFilter(limits, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .anyRequest()
                                .access(new OperatorAccess(prover, cookies, token)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                        (request, response, nobody) -> problems.resolveException(request, response, null, nobody)))
                .build();
    }

    /** Sockets prove their identity when they connect, not with each request of the transport below: no filters. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain sockets() {
        return new DefaultSecurityFilterChain(PathPatternRequestMatcher.pathPattern("/socket.io/**"));
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.pathPattern(HttpMethod.POST, path);
    }
}
