package dev.charla.infrastructure.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Many ids in as many statements as it takes, each of a size that both drivers bear. */
final class Batches {

    private static final int SIZE = 1_000;

    private Batches() {}

    static <T> Stream<List<T>> of(Collection<T> all) {
        return all.stream().gather(Gatherers.windowFixed(SIZE));
    }
}
