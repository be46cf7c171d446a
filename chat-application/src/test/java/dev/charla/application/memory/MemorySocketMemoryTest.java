package dev.charla.application.memory;

import dev.charla.application.contract.SocketMemoryContract;
import dev.charla.application.port.out.SocketMemory;

class MemorySocketMemoryTest extends SocketMemoryContract {

    @Override
    protected SocketMemory memory() {
        return new MemorySocketMemory(System::nanoTime);
    }
}
