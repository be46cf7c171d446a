package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.Receipts.Receipt;
import dev.charla.domain.chat.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class ReceiptsContract {

    private static final UUID BOT = new UUID(9, 1);
    private static final Instant LATER = Shop.OPENING.plusSeconds(60);

    private Storage storage;
    private MessageId message;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        var shop = Shop.at("shop.example", storage);
        var vera = shop.visitor("Vera");
        message = shop.decide(shop.chatOf(vera).id(), chat -> chat.send(vera, shop.saying("Hello"), Shop.OPENING))
                .messages()
                .getFirst()
                .id();
    }

    @Test
    void takesAKeyOfASenderOnce() {
        var receipt = receipt(BOT, "id:1", Shop.OPENING);

        assertThat(add(receipt)).isTrue();
        assertThat(add(receipt(BOT, "id:1", LATER))).isFalse();
        assertThat(add(receipt(BOT, "id:2", LATER))).isTrue();
        assertThat(add(receipt(new UUID(9, 2), "id:1", LATER))).isTrue();
        assertThat(storage.receipts().find(BOT, "id:1")).contains(receipt);
        assertThat(storage.receipts().find(BOT, "id:3")).isEmpty();
    }

    @Test
    void takesAKeyOnceHoweverManyTry() throws Exception {
        var start = new CyclicBarrier(8);
        Callable<Boolean> attempt = () -> {
            start.await();
            return add(receipt(BOT, "id:1", LATER));
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(Collections.nCopies(8, attempt)))
                    .extracting(done -> done.get())
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void takesTheLongestKey() {
        var key = "k".repeat(Receipt.MAX_KEY);

        assertThat(add(receipt(BOT, key, LATER))).isTrue();
        assertThat(storage.receipts().find(BOT, key)).isPresent();
    }

    @Test
    void forgetsTheOldOnesAFewAtATime() {
        add(receipt(BOT, "id:1", Shop.OPENING));
        add(receipt(BOT, "id:2", Shop.OPENING));
        add(receipt(BOT, "id:3", LATER));

        assertThat(forget(LATER.minusMillis(1), 1)).isEqualTo(1);
        assertThat(forget(LATER.minusMillis(1), 5)).isEqualTo(1);
        assertThat(forget(LATER.minusMillis(1), 5)).isZero();
        assertThat(storage.receipts().find(BOT, "id:3")).isPresent();
        assertThat(forget(LATER, 5)).isEqualTo(1);
    }

    private boolean add(Receipt receipt) {
        return storage.<Boolean>inTransaction(() -> storage.receipts().add(receipt));
    }

    private int forget(Instant takenBy, int limit) {
        return storage.<Integer>inTransaction(() -> storage.receipts().forget(takenBy, limit));
    }

    private Receipt receipt(UUID sender, String key, Instant at) {
        return new Receipt(sender, key, "d".repeat(64), message, at);
    }
}
