package dev.charla.application.memory;

import dev.charla.application.contract.BackplaneContract;
import dev.charla.application.port.out.Backplane;

class MemoryBackplaneTest extends BackplaneContract {

    @Override
    protected Backplane backplane() {
        return new MemoryBackplane();
    }
}
