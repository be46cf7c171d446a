package dev.charla.application.memory;

import dev.charla.application.contract.SiteRepositoryContract;
import dev.charla.application.contract.Storage;

class MemorySiteRepositoryTest extends SiteRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
