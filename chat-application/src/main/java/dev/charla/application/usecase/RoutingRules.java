package dev.charla.application.usecase;

import java.time.Duration;

/**
 * How chats find their commercial.
 *
 * @param enabled {@code false} leaves every chat in the queue until a person takes it
 * @param capacity most chats at a time of whoever has no capacity of its own
 * @param lease how long somebody without a socket takes chats after having said so
 */
public record RoutingRules(boolean enabled, int capacity, Duration lease) {}
