package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Tags;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class ChatTagsContract {

    private Storage storage;
    private ChatId chat;
    private ChatId otherChat;

    protected abstract Storage storage();

    @BeforeEach
    void openChats() {
        storage = storage();
        var shop = Shop.at("shop.example", storage);
        var vera = shop.visitor("Vera");
        chat = shop.chatOf(vera).id();
        otherChat = shop.chatOf(vera).id();
    }

    @Test
    void areNoneBeforeTheFirst() {
        assertThat(storage.tags().of(chat)).isEqualTo(Tags.NONE);
    }

    @Test
    void areKeptInTheirOrderAndReplaced() {
        put("VIP", "angry", "Caf\u00E9 \uD83D\uDE00");
        assertThat(storage.tags().of(chat).texts()).containsExactly("VIP", "angry", "Caf\u00E9 \uD83D\uDE00");

        put("angry", "vip");
        assertThat(storage.tags().of(chat).texts()).containsExactly("angry", "vip");

        put();
        assertThat(storage.tags().of(chat)).isEqualTo(Tags.NONE);
    }

    @Test
    void areOfOneChat() {
        put("VIP");

        assertThat(storage.tags().of(otherChat)).isEqualTo(Tags.NONE);
    }

    @Test
    void mayBeAsManyAndAsLongAsTheRulesAllow() {
        var longest = IntStream.range(0, Tags.MOST)
                .mapToObj(number -> "\u0130".repeat(Tags.MAX_CHARACTERS - 2) + (10 + number))
                .toArray(String[]::new);
        put(longest);

        assertThat(storage.tags().of(chat).texts()).containsExactly(longest);
    }

    @Test
    void areAsBeforeAfterAFailedTransaction() {
        put("VIP");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.tags().put(chat, new Tags(List.of("angry")));
                    throw new Failure();
                }));

        assertThat(storage.tags().of(chat).texts()).containsExactly("VIP");
    }

    private void put(String... tags) {
        storage.inTransaction(() -> storage.tags().put(chat, new Tags(List.of(tags))));
    }
}
