package dev.charla.application.memory;

import dev.charla.application.contract.CallCountsContract;
import dev.charla.application.port.out.CallCounts;

class MemoryCallCountsTest extends CallCountsContract {

    @Override
    protected CallCounts counts() {
        return new MemoryCallCounts(System::nanoTime);
    }
}
