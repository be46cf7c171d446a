package dev.charla.application.port.in;

/**
 * Forget some of the log-ins and refresh tokens that have proven nothing for a while. The answer is how many, 0 when none are
 * left.
 *
 * @param limit most of each to forget at once
 */
public record ForgetLogins(int limit) implements Command<Integer> {}
