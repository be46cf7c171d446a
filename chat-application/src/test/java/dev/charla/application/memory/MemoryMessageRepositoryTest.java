package dev.charla.application.memory;

import dev.charla.application.contract.MessageRepositoryContract;
import dev.charla.application.contract.Storage;

class MemoryMessageRepositoryTest extends MessageRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
