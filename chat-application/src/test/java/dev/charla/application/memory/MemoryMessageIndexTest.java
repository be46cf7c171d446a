package dev.charla.application.memory;

import dev.charla.application.contract.MessageIndexContract;
import dev.charla.application.contract.Storage;

class MemoryMessageIndexTest extends MessageIndexContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
