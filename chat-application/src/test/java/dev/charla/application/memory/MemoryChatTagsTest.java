package dev.charla.application.memory;

import dev.charla.application.contract.ChatTagsContract;
import dev.charla.application.contract.Storage;

class MemoryChatTagsTest extends ChatTagsContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
