package dev.charla.application.memory;

import dev.charla.application.contract.LoginRepositoryContract;
import dev.charla.application.contract.Storage;

class MemoryLoginRepositoryTest extends LoginRepositoryContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
