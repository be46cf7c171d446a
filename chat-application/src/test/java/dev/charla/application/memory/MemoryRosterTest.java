package dev.charla.application.memory;

import dev.charla.application.contract.RosterContract;
import dev.charla.application.contract.Storage;

class MemoryRosterTest extends RosterContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
