package dev.charla.application.memory;

import dev.charla.application.contract.Storage;
import dev.charla.application.contract.UnreadCountsContract;

class MemoryUnreadCountsTest extends UnreadCountsContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
