package dev.charla.infrastructure.postgresql;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Where this node reads in the log, and what it had to bring from there. */
final class LogTailMetrics implements MeterBinder {

    private final LogTail tail;
    private final TailedBackplane backplane;

    LogTailMetrics(LogTail tail, TailedBackplane backplane) {
        this.tail = tail;
        this.backplane = backplane;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("charla.log.position", tail, LogTail::position)
                .description("Highest number of an entry that was read at the end of the log")
                .register(registry);
        Gauge.builder("charla.log.missing", tail, LogTail::missing)
                .description("Lower numbers of entries that may yet be committed")
                .register(registry);
        TimeGauge.builder(
                        "charla.log.lag",
                        tail,
                        TimeUnit.MILLISECONDS,
                        looked -> looked.sinceLastLook().toMillis())
                .description("Time since the end of the log was last looked at")
                .register(registry);
        FunctionCounter.builder("charla.log.brought", backplane, TailedBackplane::brought)
                .description("Entries that only the log has brought")
                .register(registry);
    }
}
