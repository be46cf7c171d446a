package dev.charla.application.memory;

import dev.charla.application.contract.AssistantSessionsContract;
import dev.charla.application.contract.Storage;

class MemoryAssistantSessionsTest extends AssistantSessionsContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
