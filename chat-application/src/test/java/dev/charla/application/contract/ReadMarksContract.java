package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class ReadMarksContract {

    private Storage storage;
    private Sender vera;
    private ChatId chat;
    private ChatId otherChat;

    protected abstract Storage storage();

    @BeforeEach
    void openChats() {
        storage = storage();
        var shop = Shop.at("shop.example", storage);
        var visitor = shop.visitor("Vera");
        vera = visitor.asSender();
        chat = shop.chatOf(visitor).id();
        otherChat = shop.chatOf(visitor).id();
    }

    @Test
    void areNothingBeforeTheFirst() {
        assertThat(storage.marks().of(vera, chat)).isEqualTo(Watermark.NOTHING);
    }

    @Test
    void areKeptAndReplaced() {
        put(vera, new Watermark(3, 4));
        assertThat(storage.marks().of(vera, chat)).isEqualTo(new Watermark(3, 4));

        put(vera, new Watermark(5, 6));
        assertThat(storage.marks().of(vera, chat)).isEqualTo(new Watermark(5, 6));
    }

    @Test
    void belongToOneReaderAndOneChat() {
        put(vera, new Watermark(3, 4));
        var sameNumber = new Sender(vera.id(), SenderType.COMMERCIAL, "Vera");

        assertThat(storage.marks().of(vera, otherChat)).isEqualTo(Watermark.NOTHING);
        assertThat(storage.marks().of(sameNumber, chat)).isEqualTo(Watermark.NOTHING);
        put(sameNumber, new Watermark(1, 1));
        assertThat(storage.marks().of(vera, chat)).isEqualTo(new Watermark(3, 4));
    }

    @Test
    void areTheSameForAReaderOfAnotherName() {
        put(vera, new Watermark(3, 4));

        assertThat(storage.marks().of(new Sender(vera.id(), vera.type(), null), chat))
                .isEqualTo(new Watermark(3, 4));
    }

    @Test
    void areAsBeforeAfterAFailedTransaction() {
        put(vera, new Watermark(3, 4));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.marks().put(vera, chat, new Watermark(5, 6));
                    throw new Failure();
                }));

        assertThat(storage.marks().of(vera, chat)).isEqualTo(new Watermark(3, 4));
    }

    private void put(Sender reader, Watermark mark) {
        storage.inTransaction(() -> storage.marks().put(reader, chat, mark));
    }
}
