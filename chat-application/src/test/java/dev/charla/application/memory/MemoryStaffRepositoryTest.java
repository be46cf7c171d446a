package dev.charla.application.memory;

import dev.charla.application.contract.StaffRepositoryContract;
import dev.charla.application.contract.Storage;

class MemoryStaffRepositoryTest extends StaffRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
