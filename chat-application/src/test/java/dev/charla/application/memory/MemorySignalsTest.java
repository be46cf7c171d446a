package dev.charla.application.memory;

import dev.charla.application.contract.SignalsContract;
import dev.charla.application.port.out.Signals;

class MemorySignalsTest extends SignalsContract {

    @Override
    protected Signals signals() {
        return new MemorySignals();
    }
}
