package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.Command;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A command whose sender waits for another thread to carry it out. */
final class Waiting<C extends Command<R>, R> {

    private final C command;
    private final CompletableFuture<Supplier<R>> outcome = new CompletableFuture<>();

    Waiting(C command) {
        this.command = command;
    }

    C command() {
        return command;
    }

    /** @param outcome what the sender does then: answers, throws, or carries it out after all; only the first counts */
    void end(Supplier<R> outcome) {
        this.outcome.complete(outcome);
    }

    boolean endsWithin(Duration patience) {
        try {
            outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    R outcome() {
        return outcome.join().get();
    }
}
