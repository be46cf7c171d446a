package dev.charla.bootstrap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How chats find their commercial.
 *
 * @param enabled {@code false} leaves every chat in the queue until a person takes it
 * @param capacity most chats at a time of whoever has no capacity of its own
 */
@ConfigurationProperties("charla.routing")
record RoutingSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5") int capacity) {}
