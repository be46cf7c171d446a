package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.CommandHandler;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;

/** Hands commands to Axon's bus, which runs them in the caller's thread, in the caller's unit of work if there is one. */
final class Dispatcher {

    private final CommandBus bus;
    private final List<Class<?>> handled = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<Class<?>, String> names = new ConcurrentHashMap<>();

    Dispatcher(CommandBus bus) {
        this.bus = bus;
    }

    <C extends Command<R>, R> void subscribe(CommandHandler<C, R> handler) {
        handled.add(handler.command());
        bus.subscribe(handler.command().getName(), message -> handle(handler, message));
    }

    <R> R dispatch(Command<R> command) {
        return dispatch(command, command);
    }

    /** @param rest what is left to do of the command */
    <R> R dispatch(Command<R> command, Supplier<R> rest) {
        return dispatch(command, new Prepared<>(rest));
    }

    private <R> R dispatch(Command<R> command, Object payload) {
        var result = new AtomicReference<CommandResultMessage<? extends R>>();
        var message = new GenericCommandMessage<>(new GenericMessage<>(payload), nameOf(command));
        bus.<Object, R>dispatch(message, (sent, answer) -> result.set(answer));
        return payload(result.get());
    }

    /** The bus knows a command by the type that its handler was registered for, which may be one for several. */
    private String nameOf(Command<?> command) {
        return names.computeIfAbsent(
                command.getClass(),
                actual -> handled.stream()
                        .filter(type -> type.isAssignableFrom(actual))
                        .findFirst()
                        .<Class<?>>map(type -> type)
                        .orElse(actual)
                        .getName());
    }

    private static <C extends Command<R>, R> Object handle(CommandHandler<C, R> handler, CommandMessage<?> message) {
        return message.getPayload() instanceof Prepared<?> prepared
                ? prepared.rest().get()
                : handler.useCase().apply(handler.command().cast(message.getPayload()));
    }

    private static <R> R payload(CommandResultMessage<? extends R> result) {
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return result.getPayload();
    }

    /** What senders are thrown, unless it is an error, which this throws. */
    static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case Error error -> throw error;
            case RuntimeException unchecked -> StoreFailures.translated(unchecked);
            default -> new CommandExecutionException("a command failed", failure);
        };
    }

    private record Prepared<R>(Supplier<R> rest) {}
}
