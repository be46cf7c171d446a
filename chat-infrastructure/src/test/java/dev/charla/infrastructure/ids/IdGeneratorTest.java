package dev.charla.infrastructure.ids;

import dev.charla.application.contract.IdGeneratorContract;
import dev.charla.application.port.out.IdGenerator;

class IdGeneratorTest extends IdGeneratorContract {

    private final IdGenerator ids = new IdsConfiguration().idGenerator();

    @Override
    protected IdGenerator ids() {
        return ids;
    }
}
