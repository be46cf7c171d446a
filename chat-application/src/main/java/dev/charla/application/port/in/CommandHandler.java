package dev.charla.application.port.in;

import java.util.function.Function;

/** Which use case carries out a type of command, or all of a family of them. There is one for each. */
public record CommandHandler<C extends Command<R>, R>(Class<C> command, Function<C, R> useCase) {}
