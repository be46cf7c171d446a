package dev.charla.application.memory;

import dev.charla.application.contract.OpeningKeysContract;
import dev.charla.application.contract.Storage;

class MemoryOpeningKeysTest extends OpeningKeysContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
