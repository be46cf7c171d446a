package dev.charla.application.memory;

import dev.charla.application.contract.FileRepositoryContract;
import dev.charla.application.contract.Storage;

class MemoryFileRepositoryTest extends FileRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
