package dev.charla.application.memory;

import dev.charla.application.contract.AssistantContract;
import dev.charla.application.port.out.Assistant;

class MemoryAssistantTest extends AssistantContract {

    @Override
    protected Assistant assistant() {
        return new MemoryAssistant();
    }
}
