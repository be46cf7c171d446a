package dev.charla.api.metrics;

import dev.charla.application.port.in.WebhookFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** What the webhook took, and what waits for it. */
final class WebhookMetrics implements MeterBinder {

    private final WebhookFigures webhook;

    WebhookMetrics(WebhookFigures webhook) {
        this.webhook = webhook;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "delivered", WebhookFigures::delivered);
        count(registry, "failed", WebhookFigures::failed);
        count(registry, "dead", WebhookFigures::died);
        Gauge.builder("charla.webhook.waiting", webhook, WebhookFigures::waiting)
                .description("Messages that wait to be posted, on all nodes")
                .register(registry);
        Gauge.builder("charla.webhook.dead.letters", webhook, WebhookFigures::dead)
                .description("Messages that were given up and can be sent again")
                .register(registry);
        Gauge.builder(
                        "charla.webhook.oldest.age",
                        webhook,
                        figures -> figures.oldestAge().toMillis() / 1_000.0)
                .description("For how long the oldest message has waited that is not yet posted")
                .baseUnit("seconds")
                .register(registry);
    }

    private void count(MeterRegistry registry, String outcome, ToDoubleFunction<WebhookFigures> figure) {
        FunctionCounter.builder("charla.webhook.posts", webhook, figure)
                .description("Messages taken by the webhook, attempts that failed, and messages given up, by this node")
                .tag("outcome", outcome)
                .register(registry);
    }
}
