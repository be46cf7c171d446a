package dev.charla.application.memory;

import dev.charla.application.contract.FileStoreContract;
import dev.charla.application.port.out.FileStore;

class MemoryFileStoreTest extends FileStoreContract {

    @Override
    protected FileStore store() {
        return new MemoryFileStore();
    }
}
