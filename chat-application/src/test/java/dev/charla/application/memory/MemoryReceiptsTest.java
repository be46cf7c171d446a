package dev.charla.application.memory;

import dev.charla.application.contract.ReceiptsContract;
import dev.charla.application.contract.Storage;

class MemoryReceiptsTest extends ReceiptsContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
