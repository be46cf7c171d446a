package dev.charla.api.rest;

import dev.charla.api.problem.UnreadProblems;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.method.support.HandlerMethodReturnValueHandlerComposite;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** What surrounds the controllers: paths, limits and how strictly JSON is read. */
@Configuration(proxyBeanMethods = false)
public class RestConfiguration {

    private static final DataSize ROOM_FOR_FORM = DataSize.ofKilobytes(64);
    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<ApiPrefixFilter> apiPrefix() {
        return first(new ApiPrefixFilter(), BEFORE_SECURITY);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(
            @Value("${charla.rest.max-json:256KB}") DataSize limit,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return first(new BodyLimitFilter(limit.toBytes(), problems), BEFORE_SECURITY + 1);
    }

    /** Whoever asks for the current request does so within Spring MVC, which says by itself which one it is. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextOutsideOfMvc() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WholeAnswerFilter> wholeAnswers() {
        var registration = first(new WholeAnswerFilter(), BEFORE_SECURITY + 2);
        registration.addUrlPatterns("/v2/*", "/visitors/*", "/api/*");
        return registration;
    }

    /** Around all others, so that it sees the answer as it leaves, and nobody counts the time. */
    @Bean
    FilterRegistrationBean<LeftoverFilter> leftovers(@Value("${charla.rest.max-json:256KB}") DataSize limit) {
        return first(new LeftoverFilter(limit.toBytes()), Ordered.HIGHEST_PRECEDENCE);
    }

    /**
     * Lets the container write each part to the disk as it comes, and stop at a part larger than a file may be. The form
     * around the file has {@code ROOM_FOR_FORM} bytes.
     */
    @Bean
    MultipartConfigElement multipart(@Value("${charla.files.max-size:10MB}") DataSize limit) {
        return new MultipartConfigElement("", limit.toBytes(), limit.toBytes() + ROOM_FOR_FORM.toBytes(), 0);
    }

    /** A number is no text and a text no number; what follows the body's value is an error. */
    @Bean
    JsonMapperBuilderCustomizer strictTypes() {
        return json -> json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** {@link StoredAnswers} before all that Spring MVC has for answers; it passes on what isn't its own. */
    @Bean
    SmartInitializingSingleton storedAnswersFirst(RequestMappingHandlerAdapter adapter, JsonMapper json) {
        return () -> {
            var all = Objects.requireNonNull(adapter.getReturnValueHandlers());
            var others = new HandlerMethodReturnValueHandlerComposite().addHandlers(all);
            var handlers = new ArrayList<>(all);
            handlers.addFirst(new StoredAnswers(json, others));
            adapter.setReturnValueHandlers(handlers);
        };
    }

    @Bean
    UnreadProblems unreadProblems(JsonMapper json) {
        return status -> json.writeValueAsBytes(Problem.unread(status));
    }

    private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
