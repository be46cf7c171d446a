package dev.charla.api.metrics;

import dev.charla.api.gateway.DeliveryObserver;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.SenderType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many messages this node has accepted, and how soon entries reach their listeners here. */
final class MessageMetrics implements DeliveryObserver {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<SenderType, Counter> sent;
    private final Timer push;
    private final InstantSource clock;

    MessageMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.sent = Arrays.stream(SenderType.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), sender -> sent(registry, sender)));
        this.push = Timer.builder("charla.push.latency")
                .description(
                        "From the instant of an entry, decided in its transaction, until it is queued on the sockets here")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(LONGEST)
                .register(registry);
    }

    private static Counter sent(MeterRegistry registry, SenderType sender) {
        return Counter.builder("charla.messages.sent")
                .description("Messages that were committed by this node")
                .tag("sender", sender.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** To be called after the commit, on the node that it happened on. */
    void committed(RoomEntry entry) {
        if (entry.event() instanceof MessageSentEvent event) {
            var sender = event.message().sender().type();
            Objects.requireNonNull(sent.get(sender), "a kind of sender that is not counted")
                    .increment();
        }
    }

    @Override
    public void delivered(RoomEntry entry) {
        push.record(Duration.between(entry.event().at(), clock.instant()));
    }
}
