package dev.charla.application.memory;

import dev.charla.application.contract.IdGeneratorContract;
import dev.charla.application.port.out.IdGenerator;

class MemoryIdGeneratorTest extends IdGeneratorContract {

    @Override
    protected IdGenerator ids() {
        return new MemoryIdGenerator();
    }
}
