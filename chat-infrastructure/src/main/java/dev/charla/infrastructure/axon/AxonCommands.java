package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Commands;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;

/** Hands commands to Axon's bus, which runs them in the caller's thread and in one transaction each. */
final class AxonCommands implements Commands {

    private final CommandBus bus;
    private final List<Class<?>> handled;

    AxonCommands(CommandBus bus, List<CommandHandler<?, ?>> handlers) {
        this.bus = bus;
        this.handled = handlers.stream().<Class<?>>map(CommandHandler::command).toList();
        handlers.forEach(this::subscribe);
    }

    @Override
    public <R> R send(Command<R> command) {
        var result = new AtomicReference<CommandResultMessage<? extends R>>();
        var message = new GenericCommandMessage<>(new GenericMessage<>(command), nameOf(command));
        bus.<Command<R>, R>dispatch(message, (sent, answer) -> result.set(answer));
        return payload(result.get());
    }

    /** The bus knows a command by the type that its handler was registered for, which may be one for several. */
    private String nameOf(Command<?> command) {
        return handled.stream()
                .filter(type -> type.isInstance(command))
                .findFirst()
                .<Class<?>>map(type -> type)
                .orElse(command.getClass())
                .getName();
    }

    private <C extends Command<R>, R> void subscribe(CommandHandler<C, R> handler) {
        bus.subscribe(
                handler.command().getName(),
                message -> handler.useCase().apply(handler.command().cast(message.getPayload())));
    }

    private static <R> R payload(CommandResultMessage<? extends R> result) {
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return result.getPayload();
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case Error error -> throw error;
            case RuntimeException unchecked -> StoreFailures.translated(unchecked);
            default -> new CommandExecutionException("a command failed", failure);
        };
    }
}
