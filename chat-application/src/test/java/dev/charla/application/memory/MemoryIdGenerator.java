package dev.charla.application.memory;

import dev.charla.application.port.out.IdGenerator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Counts milliseconds instead of reading them. */
public final class MemoryIdGenerator implements IdGenerator {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID next() {
        return new UUID(last.incrementAndGet() << 16 | VERSION_7, VARIANT);
    }
}
