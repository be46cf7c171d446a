package dev.charla.infrastructure.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param nodeLease how long the sockets of a node that says nothing any more count as live, ten seconds at least */
@ConfigurationProperties("charla.presence")
record LeaseSettings(@DefaultValue("60s") Duration nodeLease) {

    /** Longer than Redis may be away unnoticed. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    LeaseSettings {
        if (nodeLease.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("charla.presence.node-lease must be 10s at least");
        }
    }
}
