package dev.charla.bootstrap;

import dev.charla.application.port.out.Backplane;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * How far this node gets. One that is cut off is degraded and no less ready: its sockets hear the others by the log, a little
 * later, and what is told live only (who writes, who comes) stays on its node.
 */
@Component("backplaneHealthIndicator")
class BackplaneHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "cut off from the other nodes");

    private final Backplane backplane;

    BackplaneHealth(Backplane backplane) {
        this.backplane = backplane;
    }

    @Override
    public Health health() {
        var reach = backplane.reach();
        return switch (reach) {
            case THIS_NODE, EVERY_NODE -> Health.up().withDetail("reach", reach).build();
            case CUT_OFF -> Health.status(DEGRADED).withDetail("reach", reach).build();
        };
    }
}
