package dev.charla.application.usecase;

import dev.charla.application.port.in.ForgetReceipts;
import dev.charla.application.port.out.Receipts;
import java.time.Duration;
import java.time.InstantSource;

public final class ForgetReceiptsCommandHandler {

    private final Receipts receipts;
    private final Duration kept;
    private final InstantSource clock;

    /** @param kept how long after the first time a delivery is known again */
    public ForgetReceiptsCommandHandler(Receipts receipts, Duration kept, InstantSource clock) {
        this.receipts = receipts;
        this.kept = kept;
        this.clock = clock;
    }

    public int handle(ForgetReceipts command) {
        return receipts.forget(clock.instant().minus(kept), command.limit());
    }
}
