package dev.charla.bootstrap;

import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ForgetReceipts;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the receipts of replies that nobody delivers again any more. */
@Component
@ConditionalOnProperty(name = "charla.dialects.bridge", matchIfMissing = true)
class ReceiptHousekeeping {

    /** Few enough that nobody waits for the rows meanwhile. */
    private static final int BATCH = 500;

    private final Commands commands;

    ReceiptHousekeeping(Commands commands) {
        this.commands = commands;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetReceipts() {
        var forgotten = 0;
        do {
            forgotten = commands.send(new ForgetReceipts(BATCH));
        } while (forgotten > 0);
    }
}
