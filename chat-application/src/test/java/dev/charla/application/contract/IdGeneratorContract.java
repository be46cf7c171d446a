package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.IdGenerator;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public abstract class IdGeneratorContract {

    protected abstract IdGenerator ids();

    @Test
    void makesVersionSeven() {
        assertThat(ids().next()).satisfies(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void makesEachIdGreaterThanTheLast() {
        var written =
                Stream.generate(ids()::next).limit(5_000).map(UUID::toString).toList();

        assertThat(written).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void makesNoIdTwiceForManyThreads() throws Exception {
        var ids = ids();
        var seen = ConcurrentHashMap.<UUID>newKeySet();
        Callable<Integer> ask = () -> {
            Stream.generate(ids::next).limit(500).forEach(seen::add);
            return 500;
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> askers = Collections.nCopies(8, ask);
            for (var future : threads.invokeAll(askers)) {
                future.get();
            }
        }

        assertThat(seen).hasSize(4_000);
    }
}
