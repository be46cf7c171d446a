package dev.charla.infrastructure.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.SocketMemoryContract;
import dev.charla.application.port.out.SocketMemory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalSocketMemoryTest extends SocketMemoryContract {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    protected SocketMemory memory() {
        return new LocalSocketMemory(nanos::get);
    }

    @Test
    void forgetsAfterALifetime() {
        memory.keep("name", "1", "known", LONG);
        nanos.addAndGet(LONG.toNanos());

        assertThat(memory.take("name", "2")).isEmpty();
    }
}
