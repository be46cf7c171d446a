package dev.charla.api.metrics;

import dev.charla.api.gateway.GatewayStats;
import dev.charla.domain.people.SenderType;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** Who is connected, to how many rooms, and who was not let in. */
final class GatewayMetrics implements MeterBinder {

    private final GatewayStats gateway;

    GatewayMetrics(GatewayStats gateway) {
        this.gateway = gateway;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("charla.rooms", gateway, GatewayStats::rooms)
                .description("Rooms of chats with listeners")
                .register(registry);
        for (var actor : SenderType.values()) {
            Gauge.builder("charla.sockets", gateway, stats -> stats.sockets(actor))
                    .description("Connected sockets")
                    .tag("actor", actor.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        for (var code : gateway.refusalCodes()) {
            FunctionCounter.builder("charla.connects.refused", gateway, stats -> stats.refusals(code))
                    .description("Sockets that were told connect_error")
                    .tag("code", code)
                    .register(registry);
        }
    }
}
