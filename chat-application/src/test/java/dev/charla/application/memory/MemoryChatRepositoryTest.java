package dev.charla.application.memory;

import dev.charla.application.contract.ChatRepositoryContract;
import dev.charla.application.contract.Storage;

class MemoryChatRepositoryTest extends ChatRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
