package dev.charla.application.port.in;

/**
 * Forget some of the deliveries that nobody repeats any more. The answer is how many, 0 when none are left.
 *
 * @param limit most at once
 */
public record ForgetReceipts(int limit) implements Command<Integer> {}
