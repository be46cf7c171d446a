package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatId;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class OpeningKeysContract {

    private static final UUID VERA = new UUID(1, 1);
    private static final UUID SAM = new UUID(1, 2);

    private Storage storage;

    protected abstract Storage storage();

    @BeforeEach
    void createStorage() {
        storage = storage();
    }

    @Test
    void takesAKeyOnceForEachOpener() {
        var first = chat();

        assertThat(take(VERA, "key", first)).isTrue();
        assertThat(take(VERA, "key", chat())).isFalse();
        assertThat(take(VERA, "Key", chat())).isTrue();
        assertThat(take(SAM, "key", chat())).isTrue();

        assertThat(storage.openingKeys().find(VERA, "key")).contains(first);
    }

    @Test
    void knowsNoKeyThatNobodyTook() {
        take(VERA, "key", chat());

        assertThat(storage.openingKeys().find(VERA, "other")).isEmpty();
        assertThat(storage.openingKeys().find(SAM, "key")).isEmpty();
    }

    @Test
    void takesTheLongestKeyThereIs() {
        assertThat(take(VERA, "\u20AC".repeat(128), chat())).isTrue();
        assertThat(storage.openingKeys().find(VERA, "\u20AC".repeat(128))).isPresent();
    }

    @Test
    void leavesAKeyFreeWhoseTransactionFails() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.openingKeys().take(VERA, "key", chat());
                    throw new Failure();
                }));

        assertThat(storage.openingKeys().find(VERA, "key")).isEmpty();
        assertThat(take(VERA, "key", chat())).isTrue();
    }

    @Test
    void takesAKeyOnceHoweverManyCome() throws Exception {
        var start = new CyclicBarrier(8);
        Callable<Boolean> attempt = () -> {
            start.await();
            return take(VERA, "key", chat());
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var taken = threads.invokeAll(Collections.nCopies(8, attempt));
            assertThat(taken).extracting(done -> done.get()).containsOnlyOnce(true);
        }
    }

    private boolean take(UUID opener, String key, ChatId chat) {
        return storage.<Boolean>inTransaction(() -> storage.openingKeys().take(opener, key, chat));
    }

    private ChatId chat() {
        return new ChatId(storage.ids().next());
    }
}
