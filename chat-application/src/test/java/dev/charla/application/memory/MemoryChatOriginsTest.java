package dev.charla.application.memory;

import dev.charla.application.contract.ChatOriginsContract;
import dev.charla.application.contract.Storage;

class MemoryChatOriginsTest extends ChatOriginsContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
