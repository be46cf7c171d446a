package dev.charla.application.port.in;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which use case carries out a type of command, or all of a family of them. There is one for each.
 *
 * @param together how it carries out several in one transaction; {@code null} when it always takes one for each
 */
public record CommandHandler<C extends Command<R>, R>(
        Class<C> command, Function<C, R> useCase, @Nullable Together<C, R> together) {

    public CommandHandler(Class<C> command, Function<C, R> useCase) {
        this(command, useCase, null);
    }
}
