package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

public abstract class EpochContract {

    protected abstract Storage storage();

    @Test
    void isTheSameForEveryNodeAndEveryStart() {
        var storage = storage();
        var first = storage.epochOfAStartingNode();
        var second = storage.epochOfAStartingNode();

        assertThat(first.current()).isEqualTo(second.current()).isEqualTo(first.current());
    }
}
