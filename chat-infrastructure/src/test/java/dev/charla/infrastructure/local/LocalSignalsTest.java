package dev.charla.infrastructure.local;

import dev.charla.application.contract.SignalsContract;
import dev.charla.application.port.out.Signals;

class LocalSignalsTest extends SignalsContract {

    @Override
    protected Signals signals() {
        return new LocalSignals();
    }
}
