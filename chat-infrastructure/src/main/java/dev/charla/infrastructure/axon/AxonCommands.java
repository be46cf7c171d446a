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

/** Hands commands to Axon's bus, which runs them in the caller's thread and in one transaction each. */
final class AxonCommands implements Commands {

    private final CommandBus bus;

    AxonCommands(CommandBus bus, List<CommandHandler<?, ?>> handlers) {
        this.bus = bus;
        handlers.forEach(this::subscribe);
    }

    @Override
    public <R> R send(Command<R> command) {
        var result = new AtomicReference<CommandResultMessage<? extends R>>();
        bus.<Command<R>, R>dispatch(
                GenericCommandMessage.asCommandMessage(command), (sent, answer) -> result.set(answer));
        return payload(result.get());
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
            case RuntimeException unchecked -> unchecked;
            default -> new CommandExecutionException("a command failed", failure);
        };
    }
}
