package dev.charla.api.metrics;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** How often callers were told to wait. */
final class LimitMetrics implements MeterBinder {

    private final Limits limits;

    LimitMetrics(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var limit : Limit.values()) {
            FunctionCounter.builder("charla.rate.limited", limits, all -> all.refusals(limit))
                    .description("Requests, events and connections that were refused for being too many")
                    .tag("limit", limit.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
