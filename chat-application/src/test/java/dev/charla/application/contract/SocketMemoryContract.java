package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.SocketMemory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class SocketMemoryContract {

    protected static final Duration LONG = Duration.ofMinutes(2);

    protected SocketMemory memory;

    protected abstract SocketMemory memory();

    @BeforeEach
    void rememberNothing() {
        memory = memory();
    }

    @Test
    void handsOutOnceWhatWasKeptLast() {
        assertThat(memory.keep("name", "1", "first", LONG)).isTrue();
        assertThat(memory.keep("name", "1", "second caf\u00E9", LONG)).isTrue();

        assertThat(memory.take("name", "2")).contains("second caf\u00E9");
        assertThat(memory.take("name", "3")).isEmpty();
    }

    @Test
    void knowsNothingOfAnotherName() {
        memory.keep("name", "1", "known", LONG);

        assertThat(memory.take("other", "2")).isEmpty();
        assertThat(memory.take("name", "2")).contains("known");
    }

    @Test
    void takesNothingFromATurnThatIsOver() {
        memory.keep("name", "1", "known", LONG);
        memory.take("name", "2");

        assertThat(memory.keep("name", "1", "old", LONG)).isFalse();
        memory.forget("name", "1");
        assertThat(memory.keep("name", "2", "new", LONG)).isTrue();
        assertThat(memory.keep("name", "1", "old", LONG)).isFalse();
        memory.forget("name", "1");

        assertThat(memory.take("name", "3")).contains("new");
    }

    @Test
    void forgetsWhatEndedForGood() {
        memory.keep("name", "1", "known", LONG);
        memory.forget("name", "1");

        assertThat(memory.take("name", "2")).isEmpty();
    }

    @Test
    void handsOutToOneOfManyThatAskAtOnce() throws Exception {
        memory.keep("name", "0", "known", LONG);
        var tasks = IntStream.rangeClosed(1, 16)
                .<Callable<Boolean>>mapToObj(turn ->
                        () -> memory.take("name", Integer.toString(turn)).isPresent())
                .toList();
        var found = 0;
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var answer : threads.invokeAll(tasks)) {
                found += answer.get() ? 1 : 0;
            }
        }

        assertThat(found).isEqualTo(1);
    }
}
