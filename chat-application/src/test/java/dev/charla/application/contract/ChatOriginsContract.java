package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import org.junit.jupiter.api.Test;

public abstract class ChatOriginsContract {

    protected abstract Storage storage();

    @Test
    void knowsWhereAChatComesFrom() {
        var storage = storage();
        var shop = Shop.at("shop.example", storage);
        var chat = shop.chatOf(shop.visitor("Vera"));

        assertThat(storage.origins().of(chat.id())).contains(chat.origin());
    }

    @Test
    void findsAChatThatItDidNotKnowBefore() {
        var storage = storage();
        var shop = Shop.at("shop.example", storage);
        var chat = shop.chatOf(shop.visitor("Vera"));
        var later = new ChatId(storage.ids().next());
        assertThat(storage.origins().of(later)).isEmpty();

        storage.inTransaction(
                () -> storage.chats().add(Chat.open(later, chat.origin()).chat()));

        assertThat(storage.origins().of(later)).contains(chat.origin());
    }
}
