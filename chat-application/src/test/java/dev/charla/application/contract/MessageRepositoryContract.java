package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.out.MessageRepository.ClientKey;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class MessageRepositoryContract {

    private static final Attachment PHOTO =
            new Attachment(new UUID(6, 1), "/v2/files/1", "caf\u00E9.png", 1_024, "image/png");

    private Storage storage;
    private Visitor vera;
    private Chat chat;
    private Chat otherChat;

    protected abstract Storage storage();

    @BeforeEach
    void openChats() {
        storage = storage();
        var shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        chat = shop.chatOf(vera);
        otherChat = shop.chatOf(vera);
    }

    @Test
    void keepsEveryPartOfAMessage() {
        var message = new Message(
                new MessageId(storage.ids().next()),
                chat.id(),
                3,
                7,
                new Sender(new UUID(4, 1), SenderType.COMMERCIAL, "Carla \uD83D\uDE00"),
                "It's \"fine\"; \\ \u0001\n\u00E9\uD83D\uDE00",
                MessageType.IMAGE,
                true,
                true,
                true,
                Shop.OPENING,
                PHOTO,
                "key~1",
                Shop.OPENING.plusMillis(1),
                Shop.OPENING.plusMillis(2));
        add(message);

        assertThat(storage.messages().page(chat.id(), 10, null)).containsExactly(message);
    }

    @Test
    void keepsWhatIsAbsentAbsent() {
        var message = new Message(
                new MessageId(storage.ids().next()),
                chat.id(),
                1,
                1,
                new Sender(new UUID(3, 1), SenderType.VISITOR, null),
                "",
                MessageType.FILE,
                false,
                false,
                false,
                Shop.OPENING,
                null,
                null,
                null,
                null);
        add(message);

        assertThat(storage.messages().page(chat.id(), 10, null)).containsExactly(message);
    }

    @Test
    void keepsFourThousandEmoji() {
        var text = "\uD83D\uDE00".repeat(4_000);
        add(message(chat.id(), 1, 1, false, text, null));

        assertThat(storage.messages().page(chat.id(), 10, null).getFirst().content())
                .isEqualTo(text);
    }

    @Test
    void findsAMessageByItsKey() {
        var message = message(chat.id(), 1, 1, false, "Hello", "k1");
        add(message);
        add(message(chat.id(), 2, 2, false, "Hello", "k2"));

        assertThat(storage.messages().findByClientId(chat.id(), vera.id().value(), "k1"))
                .contains(message);
    }

    @Test
    void findsMessagesByTheirKeys() {
        var first = message(chat.id(), 1, 1, false, "Hello", "k1");
        var second = message(otherChat.id(), 1, 1, false, "Hello", "k1");
        List.of(first, second, message(chat.id(), 2, 2, false, "Hello", "k2")).forEach(this::add);
        var sender = vera.id().value();

        assertThat(storage.messages()
                        .findAllByClientId(Set.of(
                                new ClientKey(chat.id(), sender, "k1"),
                                new ClientKey(otherChat.id(), sender, "k1"),
                                new ClientKey(otherChat.id(), sender, "k2"),
                                new ClientKey(chat.id(), new UUID(9, 9), "k2"))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(storage.messages().findAllByClientId(Set.of())).isEmpty();
    }

    @Test
    void findsNoMessageUnderTheKeyOfAnother() {
        add(message(chat.id(), 1, 1, false, "Hello", "k1"));

        assertThat(storage.messages().findByClientId(chat.id(), vera.id().value(), "K1"))
                .isEmpty();
        assertThat(storage.messages().findByClientId(chat.id(), new UUID(9, 9), "k1"))
                .isEmpty();
        assertThat(storage.messages().findByClientId(otherChat.id(), vera.id().value(), "k1"))
                .isEmpty();
    }

    @Test
    void takesOneMessageUnderAKey() {
        add(message(chat.id(), 1, 1, false, "Hello", "k1"));

        assertThatException().isThrownBy(() -> add(message(chat.id(), 2, 2, false, "Hello", "k1")));
    }

    @Test
    void takesOneMessageAtAPlace() {
        add(message(chat.id(), 1, 1, false, "Hello", null));

        assertThatException().isThrownBy(() -> add(message(chat.id(), 1, 2, false, "same seq", null)));
        assertThatException().isThrownBy(() -> add(message(chat.id(), 2, 1, false, "same ordinal", null)));
    }

    @Test
    void takesManyMessagesWithoutAKey() {
        add(message(chat.id(), 1, 1, false, "one", null));
        add(message(chat.id(), 2, 2, false, "two", null));

        assertThat(storage.messages().page(chat.id(), 10, null)).hasSize(2);
    }

    @Test
    void takesANoteAndAMessageAtTheSameSeq() {
        add(message(chat.id(), 1, 1, false, "message", null));
        add(message(chat.id(), 1, 2, true, "note", null));

        assertThat(storage.messages().page(chat.id(), 10, null)).hasSize(2);
    }

    @Test
    void pagesEverythingNewestFirst() {
        aTalkWithNotes();

        assertThat(storage.messages().page(chat.id(), 3, null))
                .extracting(Message::content)
                .containsExactly("fifth, note", "fourth", "third");
        assertThat(storage.messages().page(chat.id(), 3, 3L))
                .extracting(Message::content)
                .containsExactly("second, note", "first");
        assertThat(storage.messages().page(chat.id(), 3, 1L)).isEmpty();
    }

    @Test
    void pagesWhatIsPublicNewestFirst() {
        aTalkWithNotes();

        assertThat(storage.messages().publicPage(chat.id(), 2, null))
                .extracting(Message::content)
                .containsExactly("fourth", "third");
        assertThat(storage.messages().publicPage(chat.id(), 2, 2L))
                .extracting(Message::content)
                .containsExactly("first");
        assertThat(storage.messages().publicPage(chat.id(), 2, 1L)).isEmpty();
    }

    @Test
    void pagesOneChatAlone() {
        add(message(otherChat.id(), 1, 1, false, "elsewhere", null));

        assertThat(storage.messages().page(chat.id(), 10, null)).isEmpty();
        assertThat(storage.messages().publicPage(chat.id(), 10, null)).isEmpty();
    }

    @Test
    void undoesWhatAFailedTransactionDid() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.messages().add(message(chat.id(), 1, 1, false, "Hello", "k1"));
                    throw new Failure();
                }));

        assertThat(storage.messages().page(chat.id(), 10, null)).isEmpty();
        assertThat(storage.messages().findByClientId(chat.id(), vera.id().value(), "k1"))
                .isEmpty();
    }

    @Test
    void findsMessagesByTheirIds() {
        var one = message(chat.id(), 1, 1, false, "one", null);
        var two = message(otherChat.id(), 1, 1, true, "two", null);
        add(one);
        add(two);
        add(message(chat.id(), 2, 2, false, "three", null));
        var absent = new MessageId(storage.ids().next());

        assertThat(storage.messages().find(one.id())).contains(one);
        assertThat(storage.messages().find(absent)).isEmpty();
        assertThat(storage.messages().findAll(Set.of(one.id(), two.id(), absent)))
                .containsExactlyInAnyOrder(one, two);
        assertThat(storage.messages().findAll(Set.of())).isEmpty();
    }

    @Test
    void replacesWhatCanChange() {
        var other = message(chat.id(), 1, 1, false, "other", null);
        var photo = new Message(
                new MessageId(storage.ids().next()),
                chat.id(),
                2,
                2,
                vera.asSender(),
                "look",
                MessageType.IMAGE,
                false,
                false,
                false,
                Shop.OPENING,
                PHOTO,
                "k1",
                null,
                null);
        add(other);
        add(photo);
        var deleted = photo.deleted(Shop.OPENING.plusSeconds(1));
        storage.inTransaction(() -> storage.messages().update(deleted, 3));

        assertThat(storage.messages().page(chat.id(), 10, null)).containsExactly(deleted, other);
    }

    @Test
    void undoesAFailedReplacement() {
        var message = message(chat.id(), 1, 1, false, "Hello", null);
        add(message);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.messages().update(message.deleted(Shop.OPENING), 2);
                    throw new Failure();
                }));

        assertThat(storage.messages().find(message.id())).contains(message);
    }

    private void aTalkWithNotes() {
        add(message(chat.id(), 1, 1, false, "first", null));
        add(message(chat.id(), 1, 2, true, "second, note", null));
        add(message(chat.id(), 2, 3, false, "third", null));
        add(message(chat.id(), 3, 4, false, "fourth", null));
        add(message(chat.id(), 2, 5, true, "fifth, note", null));
    }

    private void add(Message message) {
        storage.inTransaction(() -> storage.messages().add(message));
    }

    private Message message(
            ChatId chat, long seq, long ordinal, boolean internal, String content, @Nullable String key) {
        return new Message(
                new MessageId(storage.ids().next()),
                chat,
                seq,
                ordinal,
                vera.asSender(),
                content,
                MessageType.TEXT,
                internal,
                false,
                false,
                Shop.OPENING,
                null,
                key,
                null,
                null);
    }
}
