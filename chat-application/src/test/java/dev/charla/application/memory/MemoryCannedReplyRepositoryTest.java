package dev.charla.application.memory;

import dev.charla.application.contract.CannedReplyRepositoryContract;
import dev.charla.application.contract.Storage;

class MemoryCannedReplyRepositoryTest extends CannedReplyRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
