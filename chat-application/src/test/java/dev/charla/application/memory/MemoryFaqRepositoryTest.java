package dev.charla.application.memory;

import dev.charla.application.contract.FaqRepositoryContract;
import dev.charla.application.contract.Storage;

class MemoryFaqRepositoryTest extends FaqRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
