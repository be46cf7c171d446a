package dev.charla.infrastructure.redis;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How much went between the nodes, and whether it still can. */
final class RedisMetrics implements MeterBinder {

    private final RedisChannels channels;
    private final RedisLiveSockets sockets;
    private final RedisCallCounts counts;

    RedisMetrics(RedisChannels channels, RedisLiveSockets sockets, RedisCallCounts counts) {
        this.channels = channels;
        this.sockets = sockets;
        this.counts = counts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("charla.redis.up", channels, open -> open.isOpen() ? 1 : 0)
                .description("Whether this node hears itself through Redis")
                .register(registry);
        Gauge.builder("charla.backplane.channels", channels, RedisChannels::followed)
                .description("Channels that this node follows")
                .register(registry);
        FunctionCounter.builder("charla.backplane.published", channels, RedisChannels::published)
                .description("Messages given to Redis, one for each channel")
                .register(registry);
        FunctionCounter.builder("charla.backplane.received", channels, RedisChannels::received)
                .description("Messages of other nodes")
                .register(registry);
        FunctionCounter.builder("charla.backplane.lost", channels, RedisChannels::lost)
                .description("Messages that could not be sent or not be read")
                .register(registry);
        Gauge.builder("charla.presence.leases", sockets, RedisLiveSockets::leases)
                .description("Sockets whose leases this node renews")
                .register(registry);
        FunctionCounter.builder("charla.limits.uncounted", counts, RedisCallCounts::uncounted)
                .description("Calls that this node alone counted, for Redis was away")
                .register(registry);
    }
}
