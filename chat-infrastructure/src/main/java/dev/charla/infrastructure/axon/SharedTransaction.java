package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out several commands in one transaction, each in a unit of work and a savepoint of its own within: what one of them
 * throws undoes nothing of the others.
 *
 * <p>When the transaction as a whole fails and it is certain that nothing of it was stored, each command is carried out alone.
 * When it isn't certain, all of them fail, as any of them would have by itself.
 */
final class SharedTransaction<C extends Command<R>, R> {

    private static final Logger LOG = LoggerFactory.getLogger(SharedTransaction.class);

    private final Together<C, R> together;
    private final Dispatcher dispatcher;
    private final TransactionManager transactions;

    /** @param transactions with savepoints for those within another */
    SharedTransaction(Together<C, R> together, Dispatcher dispatcher, TransactionManager transactions) {
        this.together = together;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    /** Afterwards each of them has ended, or its sender carries it out. Of one alone too, which must not wait for a lock here. */
    void carryOut(List<Waiting<C, R>> group) {
        var outcomes = new HashMap<C, Supplier<R>>();
        try {
            commit(() -> carryOut(group, outcomes));
            group.forEach(one -> one.end(outcomes.getOrDefault(one.command(), alone(one))));
        } catch (Undone undone) {
            LOG.debug("Several commands are carried out one by one", undone);
            group.forEach(one -> one.end(alone(one)));
        } catch (RuntimeException | Error failure) {
            group.forEach(one -> one.end(thrown(failure)));
        }
    }

    private Supplier<R> alone(Waiting<C, R> one) {
        return () -> dispatcher.dispatch(one.command());
    }

    private void carryOut(List<Waiting<C, R>> group, Map<C, Supplier<R>> outcomes) {
        var commands = group.stream().map(Waiting::command).toList();
        together.prepare(commands)
                .forEach((command, rest) -> outcomes.put(command, attempt(() -> dispatcher.dispatch(command, rest))));
    }

    /** @throws Undone when nothing was stored, and whatever the transaction fails with when that isn't known */
    private void commit(Runnable commands) {
        var work = DefaultUnitOfWork.startAndGet(new GenericMessage<>("several commands"));
        work.attachTransaction(transactions);
        var committing = new boolean[1];
        var result = work.executeWithResult(
                () -> {
                    commands.run();
                    committing[0] = true;
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional()) {
            var failure = result.exceptionResult();
            if (StoreFailures.isOfTheStore(failure) ? StoreFailures.isRefusal(failure) : !committing[0]) {
                throw new Undone(failure);
            }
            throw Dispatcher.unchecked(failure);
        }
    }

    private static <R> Supplier<R> attempt(Supplier<R> command) {
        try {
            var answer = command.get();
            return () -> answer;
        } catch (RuntimeException | Error failure) {
            return thrown(failure);
        }
    }

    private static <R> Supplier<R> thrown(Throwable failure) {
        return () -> {
            throw Dispatcher.unchecked(failure);
        };
    }

    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undone(Throwable cause) {
            super(cause);
        }
    }
}
