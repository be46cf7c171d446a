package dev.charla.application.memory;

import dev.charla.application.contract.ReadMarksContract;
import dev.charla.application.contract.Storage;

class MemoryReadMarksTest extends ReadMarksContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
