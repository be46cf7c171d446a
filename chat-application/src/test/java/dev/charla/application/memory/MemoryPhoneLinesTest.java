package dev.charla.application.memory;

import dev.charla.application.contract.PhoneLinesContract;
import dev.charla.application.contract.Storage;

class MemoryPhoneLinesTest extends PhoneLinesContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
