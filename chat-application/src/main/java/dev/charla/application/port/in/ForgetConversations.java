package dev.charla.application.port.in;

/** Forget sessions with the assistant in which nothing was said for long, at most so many. Answers how many there were. */
public record ForgetConversations(int limit) implements Command<Integer> {}
