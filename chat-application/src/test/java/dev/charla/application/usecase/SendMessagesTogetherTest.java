package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Visitor;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendMessagesTogetherTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Visitor walt = shop.visitor("Walt");
    private final Chat veras = shop.chatOf(vera);
    private final Chat walts = shop.chatOf(walt);

    @Test
    void storesEachInItsChat() {
        var one = saying(vera, veras, "one", null);
        var two = saying(walt, walts, "two", null);

        var prepared = charla.prepare(one, two);

        assertThat(sent(prepared, one).message().content()).isEqualTo("one");
        assertThat(charla.storage.messages().page(walts.id(), 10, null)).isEmpty();
        assertThat(sent(prepared, two).message().chatId()).isEqualTo(walts.id());
        assertThat(charla.storage.messages().page(walts.id(), 10, null)).hasSize(1);
    }

    @Test
    void hidesAChatFromStrangersOnly() {
        var strange = saying(walt, veras, "one", null);
        var own = saying(walt, walts, "two", null);

        var prepared = charla.prepare(strange, own);

        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> sent(prepared, strange));
        assertThat(sent(prepared, own).replayed()).isFalse();
    }

    @Test
    void givesTheFirstAnswerAgain() {
        var before = charla.sayKeyed(vera, veras.id(), "k1", "one");
        var repeated = saying(vera, veras, "one", "k1");
        var other = saying(walt, walts, "two", "k1");

        var prepared = charla.prepare(repeated, other);

        assertThat(sent(prepared, repeated)).isEqualTo(new Sent(before.message(), true));
        assertThat(sent(prepared, other).replayed()).isFalse();
        assertThat(charla.storage.messages().page(veras.id(), 10, null)).hasSize(1);
    }

    @Test
    void rejectsAnotherBodyUnderTheSameKey() {
        charla.sayKeyed(vera, veras.id(), "k1", "one");
        var reused = saying(vera, veras, "something else", "k1");

        var prepared = charla.prepare(reused);

        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> sent(prepared, reused));
    }

    @Test
    void leavesOutWhatHasNoChat() {
        var lost = new SendMessage(vera, new ChatId(charla.storage.ids().next()), Charla.draft("one", false, null));

        assertThat(charla.prepare(lost)).isEmpty();
    }

    private Sent sent(Map<SendMessage, Supplier<Sent>> prepared, SendMessage command) {
        return charla.storage.inTransaction(Objects.requireNonNull(prepared.get(command)));
    }

    private static SendMessage saying(Participant sender, Chat chat, String text, @Nullable String key) {
        return new SendMessage(sender, chat.id(), Charla.draft(text, false, key));
    }
}
