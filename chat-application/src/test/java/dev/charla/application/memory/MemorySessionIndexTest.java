package dev.charla.application.memory;

import dev.charla.application.contract.SessionIndexContract;
import dev.charla.application.port.out.SessionIndex;
import java.time.Instant;

class MemorySessionIndexTest extends SessionIndexContract {

    private final MemorySessionIndex index = new MemorySessionIndex();

    @Override
    protected SessionIndex index() {
        return index;
    }

    @Override
    protected void open(String id, Instant expiresAt) {
        index.open(id, expiresAt);
    }
}
