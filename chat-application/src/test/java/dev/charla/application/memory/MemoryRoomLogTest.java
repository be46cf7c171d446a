package dev.charla.application.memory;

import dev.charla.application.contract.RoomLogContract;
import dev.charla.application.contract.Storage;

class MemoryRoomLogTest extends RoomLogContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
