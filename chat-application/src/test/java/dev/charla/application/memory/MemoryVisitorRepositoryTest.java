package dev.charla.application.memory;

import dev.charla.application.contract.Storage;
import dev.charla.application.contract.VisitorRepositoryContract;

class MemoryVisitorRepositoryTest extends VisitorRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
