package dev.charla.application.memory;

import dev.charla.application.contract.ChatCatalogueContract;
import dev.charla.application.contract.Storage;

class MemoryChatCatalogueTest extends ChatCatalogueContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
