package dev.charla.infrastructure.postgresql;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the end of the log is being looked at. Of no concern for readiness, which asks the database itself. */
final class LogTailHealth implements HealthIndicator {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final LogTail tail;

    LogTailHealth(LogTail tail) {
        this.tail = tail;
    }

    @Override
    public Health health() {
        var health = tail.sinceLastLook().compareTo(LONGEST) > 0 ? Health.down() : Health.up();
        return health.withDetail("position", tail.position())
                .withDetail("lag", tail.sinceLastLook().toMillis() + " ms")
                .build();
    }
}
