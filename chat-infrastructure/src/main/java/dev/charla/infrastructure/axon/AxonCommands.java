package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Commands;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.axonframework.common.transaction.TransactionManager;

/** Runs commands in the caller's thread and in one transaction each, or several in one where that saves work. */
final class AxonCommands implements Commands {

    /** As long as is waited for a connection to the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;
    private final Map<Class<?>, CommandGroups<?, ?>> groups = new HashMap<>();

    /** @param threads for transactions of several commands */
    AxonCommands(
            Dispatcher dispatcher,
            TransactionManager transactions,
            Executor threads,
            List<CommandHandler<?, ?>> handlers) {
        this.dispatcher = dispatcher;
        handlers.forEach(handler -> subscribe(handler, transactions, threads));
    }

    @Override
    @SuppressWarnings("unchecked") // a type of command has groups of itself
    public <R> R send(Command<R> command) {
        var group = (CommandGroups<Command<R>, R>) groups.get(command.getClass());
        return group == null ? dispatcher.dispatch(command) : group.send(command);
    }

    Collection<CommandGroups<?, ?>> groups() {
        return groups.values();
    }

    private <C extends Command<R>, R> void subscribe(
            CommandHandler<C, R> handler, TransactionManager transactions, Executor threads) {
        dispatcher.subscribe(handler);
        var together = handler.together();
        if (together != null) {
            var transaction = new SharedTransaction<>(together, dispatcher, transactions);
            groups.put(handler.command(), new CommandGroups<>(together, dispatcher, transaction, threads, PATIENCE));
        }
    }
}
