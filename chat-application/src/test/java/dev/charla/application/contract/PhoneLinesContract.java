package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.out.PhoneLines.Line;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Visitor;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class PhoneLinesContract {

    private static final PhoneNumber PHONE = new PhoneNumber("+34600111222");
    private static final PhoneNumber OTHER = new PhoneNumber("+34600111223");

    private Storage storage;
    private Shop shop;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
    }

    @Test
    void findsALineByItsNumberAtItsSite() {
        var line = added(PHONE, shop.visitor("Vera"), null);
        var elsewhere = Shop.at("elsewhere.example", storage);

        assertThat(storage.phoneLines().find(shop.site().id(), PHONE)).contains(line);
        assertThat(locked(PHONE)).isEqualTo(line);
        assertThat(storage.phoneLines().find(shop.site().id(), OTHER)).isEmpty();
        assertThat(storage.phoneLines().find(elsewhere.site().id(), PHONE)).isEmpty();
    }

    @Test
    void findsALineByItsChat() {
        var vera = shop.visitor("Vera");
        var chat = shop.chatOf(vera).id();
        var line = added(PHONE, vera, chat);
        added(OTHER, shop.visitor("Bob"), null);

        assertThat(storage.phoneLines().ofChat(chat)).contains(line);
        assertThat(storage.phoneLines().ofChat(shop.chatOf(vera).id())).isEmpty();
    }

    @Test
    void givesANumberOneLineAndAVisitorOneNumber() {
        var vera = shop.visitor("Vera");
        var line = added(PHONE, vera, null);

        assertThat(add(PHONE, shop.visitor("Bob"))).isFalse();
        assertThat(add(OTHER, vera)).isFalse();
        assertThat(storage.phoneLines().find(shop.site().id(), PHONE)).contains(line);
        assertThat(storage.phoneLines().find(shop.site().id(), OTHER)).isEmpty();
    }

    @Test
    void addsALineOnceHoweverManyTry() throws Exception {
        var visitors =
                Collections.nCopies(8, "Vera").stream().map(shop::visitor).toList();
        var start = new CyclicBarrier(8);
        var attempts = visitors.stream()
                .<Callable<Boolean>>map(visitor -> () -> {
                    start.await();
                    return add(PHONE, visitor);
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(attempts))
                    .extracting(done -> done.get())
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void assignsALineAnew() {
        var vera = shop.visitor("Vera");
        var line = added(PHONE, vera, shop.chatOf(vera).id());
        tell(line, 5);
        var bob = shop.visitor("Bob");
        storage.inTransaction(() -> storage.phoneLines().assign(shop.site().id(), PHONE, bob.id(), null));

        assertThat(storage.phoneLines().find(shop.site().id(), PHONE))
                .contains(new Line(shop.site().id(), PHONE, bob.id(), null, 0));
    }

    @Test
    void takesTheFirstChatThatItsVisitorOpens() {
        var vera = shop.visitor("Vera");
        var first = shop.chatOf(vera).id();
        var second = shop.chatOf(vera).id();
        added(PHONE, vera, null);
        var other = added(OTHER, shop.visitor("Bob"), null);
        storage.inTransaction(() -> storage.phoneLines().opened(vera.id(), first));
        storage.inTransaction(() -> storage.phoneLines().opened(vera.id(), second));

        assertThat(storage.phoneLines().find(shop.site().id(), PHONE))
                .contains(new Line(shop.site().id(), PHONE, vera.id(), first, 0));
        assertThat(storage.phoneLines().find(shop.site().id(), OTHER)).contains(other);
    }

    @Test
    void neverForgetsWhatWasTold() {
        var vera = shop.visitor("Vera");
        var line = added(PHONE, vera, shop.chatOf(vera).id());
        tell(line, 5);
        tell(line, 3);

        assertThat(storage.phoneLines()
                        .find(shop.site().id(), PHONE)
                        .orElseThrow()
                        .toldSeq())
                .isEqualTo(5);
    }

    @Test
    void keepsNothingOfWhatWasUndone() {
        var line = new Line(shop.site().id(), PHONE, shop.visitor("Vera").id(), null, 0);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction((Runnable) () -> {
                    storage.phoneLines().add(line);
                    throw new Failure();
                }));
        assertThat(storage.phoneLines().find(shop.site().id(), PHONE)).isEmpty();
    }

    private Line added(PhoneNumber phone, Visitor visitor, @Nullable ChatId chat) {
        var line = new Line(shop.site().id(), phone, visitor.id(), chat, 0);
        assertThat(storage.<Boolean>inTransaction(() -> storage.phoneLines().add(line)))
                .isTrue();
        return line;
    }

    private boolean add(PhoneNumber phone, Visitor visitor) {
        var line = new Line(shop.site().id(), phone, visitor.id(), null, 0);
        return storage.<Boolean>inTransaction(() -> storage.phoneLines().add(line));
    }

    private Line locked(PhoneNumber phone) {
        return storage.inTransaction(
                () -> storage.phoneLines().lock(shop.site().id(), phone).orElseThrow());
    }

    private void tell(Line line, long seq) {
        var chat = line.chat();
        assertThat(chat).isNotNull();
        storage.inTransaction(() -> storage.phoneLines().told(chat, seq));
    }
}
