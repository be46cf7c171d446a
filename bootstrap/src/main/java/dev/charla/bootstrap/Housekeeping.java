package dev.charla.bootstrap;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ForgetConversations;
import dev.charla.application.port.in.ForgetLogins;
import dev.charla.application.port.in.ForgetReceipts;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what nobody needs any more. Nodes of one database may do so at the same time. */
@Component
class Housekeeping {

    /** Few enough that nobody waits for the rows meanwhile. */
    private static final int BATCH = 500;

    private final Commands commands;
    private final boolean bridged;

    Housekeeping(Commands commands, @Value("${charla.dialects.bridge:true}") boolean bridged) {
        this.commands = commands;
        this.bridged = bridged;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetLogins() {
        untilNothingIsLeft(new ForgetLogins(BATCH));
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetConversations() {
        untilNothingIsLeft(new ForgetConversations(BATCH));
    }

    /** The receipts are the bridge's. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetReceipts() {
        if (bridged) {
            untilNothingIsLeft(new ForgetReceipts(BATCH));
        }
    }

    private void untilNothingIsLeft(Command<Integer> forgetting) {
        var forgotten = 0;
        do {
            forgotten = commands.send(forgetting);
        } while (forgotten > 0);
    }
}
