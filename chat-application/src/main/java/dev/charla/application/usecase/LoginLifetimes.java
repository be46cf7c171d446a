package dev.charla.application.usecase;

import java.time.Duration;

/**
 * How long proofs of a log-in hold.
 *
 * @param refreshToken how long a refresh token waits to be exchanged
 * @param login how long a log-in can be prolonged at most
 */
public record LoginLifetimes(Duration refreshToken, Duration login) {}
