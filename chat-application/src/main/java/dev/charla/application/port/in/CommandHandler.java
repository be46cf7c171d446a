package dev.charla.application.port.in;

import java.util.function.Function;

/** Which use case carries out a type of command. There is one for each. */
public record CommandHandler<C extends Command<R>, R>(Class<C> command, Function<C, R> useCase) {}
