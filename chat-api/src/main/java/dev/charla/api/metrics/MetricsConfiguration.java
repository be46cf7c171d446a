package dev.charla.api.metrics;

import dev.charla.api.gateway.GatewayStats;
import dev.charla.api.limits.Limits;
import dev.charla.api.socketio.SocketIoServer;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.WebhookFigures;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Lets the registry read the figures. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    private static final int BEFORE_ALL_OTHERS = Ordered.HIGHEST_PRECEDENCE;

    @Bean
    FilterRegistrationBean<RequestTimes> requestTimes(MeterRegistry registry) {
        var registration = new FilterRegistrationBean<>(new RequestTimes(registry));
        registration.setOrder(BEFORE_ALL_OTHERS);
        return registration;
    }

    @Bean
    SocketIoMetrics socketIoMetrics(SocketIoServer server) {
        return new SocketIoMetrics(server);
    }

    @Bean
    GatewayMetrics gatewayMetrics(GatewayStats stats) {
        return new GatewayMetrics(stats);
    }

    @Bean
    LimitMetrics limitMetrics(Limits limits) {
        return new LimitMetrics(limits);
    }

    @Bean
    @ConditionalOnProperty("charla.bridge.webhook.url")
    @ConditionalOnProperty(name = "charla.dialects.bridge", matchIfMissing = true)
    WebhookMetrics webhookMetrics(WebhookFigures figures) {
        return new WebhookMetrics(figures);
    }

    @Bean
    MessageMetrics messageMetrics(MeterRegistry registry, InstantSource clock) {
        return new MessageMetrics(registry, clock);
    }

    @Bean
    EventReaction countMessages(MessageMetrics metrics) {
        return new EventReaction(MessageSentEvent.class, metrics::committed);
    }
}
