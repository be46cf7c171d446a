package dev.charla.application.memory;

import dev.charla.application.contract.EpochContract;
import dev.charla.application.contract.Storage;

class MemoryEpochTest extends EpochContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
