package dev.charla.api.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The pages and scripts that are the same for everybody: nobody proves anything to get them, and what a browser sends along is
 * not looked at. Pages of any origin may load the scripts; what these then ask for, {@link SiteCors} decides.
 */
@Configuration(proxyBeanMethods = false)
public class PageSecurityConfiguration {

    private static final int PAGES_FIRST = Ordered.HIGHEST_PRECEDENCE + 2;

    private static final RequestMatcher SCRIPTS =
            reading("/widget.js", "/charla-client.js", "/charla-client.d.ts", "/assets/**");
    private static final RequestMatcher PAGES =
            reading("/", "/index.html", "/demo", "/demo/**", "/console", "/console/**", "/favicon.ico");
    private static final RequestMatcher API_BROWSER = reading("/swagger-ui.html", "/swagger-ui/**");

    /** A raw WebSocket may begin where a page is. */
    private static final RequestMatcher UPGRADES = new RequestHeaderRequestMatcher("Upgrade");

    /** No inline script or style, nothing from elsewhere; {@code blob:} is for pictures that were fetched with a proof. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** One style that Swagger UI puts into the page, and no other. */
    private static final String API_BROWSER_POLICY = POLICY.replace(
            "style-src 'self'", "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='");

    private static final String OWN_POLICY = POLICY + "; require-trusted-types-for 'script'";

    @Bean
    @Order(PAGES_FIRST)
    SecurityFilterChain pages(
            HttpSecurity http,
            RequestLimits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        return http.securityMatcher(new AndRequestMatcher(
                        new OrRequestMatcher(SCRIPTS, PAGES, API_BROWSER), new NegatedRequestMatcher(UPGRADES)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(scriptsForAll()))
                .headers(PageSecurityConfiguration::protect)
                .addFilterBefore(new RequestLimitFilter(limits, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static void protect(HeadersConfigurer<HttpSecurity> headers) {
        headers.withObjectPostProcessor(new BeforeTheFile())
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable) // the files' own
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.CROSS_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                .addHeaderWriter(policy(PAGES, OWN_POLICY))
                .addHeaderWriter(policy(API_BROWSER, API_BROWSER_POLICY));
    }

    private static DelegatingRequestMatcherHeaderWriter policy(RequestMatcher where, String policy) {
        return new DelegatingRequestMatcherHeaderWriter(where, new ContentSecurityPolicyHeaderWriter(policy));
    }

    /** Without credentials: there is nobody whose they could be. */
    private static CorsConfigurationSource scriptsForAll() {
        var everybody = new CorsConfiguration();
        everybody.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        everybody.setAllowedMethods(List.of("GET", "HEAD"));
        return request -> SCRIPTS.matches(request) ? everybody : null;
    }

    private static RequestMatcher reading(String... paths) {
        return new OrRequestMatcher(Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                .flatMap(method -> Stream.of(paths).map(path -> matcher(method, path)))
                .toList());
    }

    private static RequestMatcher matcher(HttpMethod method, String path) {
        return PathPatternRequestMatcher.pathPattern(method, path);
    }

    /** The web server sends off a large file, headers and all, before the filters hear that it does. */
    private static final class BeforeTheFile implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
