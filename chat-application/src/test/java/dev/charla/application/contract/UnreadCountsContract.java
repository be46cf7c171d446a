package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.out.UnreadCounts.Unread;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counts of many at once, and the same ones in the views of chats. */
public abstract class UnreadCountsContract {

    private Storage storage;
    private Shop shop;
    private Visitor vera;
    private Staff carla;
    private Staff carlos;
    private ChatId chat;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
        carlos = shop.commercial("Carlos");
        chat = shop.chatOf(vera).id();
    }

    @Test
    void areZeroWhereNothingWasSaid() {
        assertCounts(0, 0, 0);
    }

    @Test
    void countWhatOthersSentAndNotesForStaffAlone() {
        say(vera, "one");
        say(vera, "two");
        say(carla, "three");
        note(carla);

        assertCounts(1, 2, 4);
    }

    @Test
    void countFromTheMarkOfEachRoom() {
        say(vera, "one");
        note(carlos);
        say(vera, "two");
        note(carlos);
        mark(carla, new Watermark(1, 1));
        mark(vera, new Watermark(2, 0));

        assertCounts(0, 2, 2);
    }

    @Test
    void leaveOutWhatWasDeleted() {
        var gone = say(vera, "one");
        say(vera, "two");
        shop.decide(chat, open -> open.delete(vera, gone, Shop.OPENING));

        assertCounts(0, 1, 1);
    }

    @Test
    void countNoFurtherThanTheListOfUnreadMessagesGoes() {
        for (int i = 0; i <= MessageHistory.MAX_UNREAD; i++) {
            say(vera, "again");
        }
        note(carla);

        assertCounts(0, MessageHistory.MAX_UNREAD, MessageHistory.MAX_UNREAD);
    }

    @Test
    void countTheLastOnesThatFit() {
        for (int i = 1; i < MessageHistory.MAX_UNREAD; i++) {
            say(vera, "again");
        }
        assertCounts(0, MessageHistory.MAX_UNREAD - 1, MessageHistory.MAX_UNREAD - 1);

        note(carla);
        assertCounts(0, MessageHistory.MAX_UNREAD - 1, MessageHistory.MAX_UNREAD);
    }

    @Test
    void areOfManyChatsAndPeopleAtOnce() {
        var second = shop.chatOf(vera).id();
        say(vera, "one");

        assertThat(storage.unread().of(List.of(chat, second), List.of(carla, carlos)))
                .containsExactlyInAnyOrder(
                        new Unread(chat, carla.id(), 1),
                        new Unread(chat, carlos.id(), 1),
                        new Unread(second, carla.id(), 0),
                        new Unread(second, carlos.id(), 0));
        assertThat(storage.unread().of(List.of(chat), List.of(carla, carla))).hasSizeBetween(1, 2);
        assertThat(storage.unread().of(List.of(), List.of(carla))).isEmpty();
        assertThat(storage.unread().of(List.of(chat), List.of())).isEmpty();
    }

    @Test
    void areOnlyOfThoseWhoMaySeeTheChat() {
        var colleague = shop.branch("branch.example").commercial("Bruno");
        var stranger = Shop.at("other.example", storage).commercial("Stella");
        say(vera, "one");

        assertThat(storage.unread().of(List.of(chat), List.of(colleague, stranger)))
                .isEmpty();
        assertThat(storage.unread().of(List.of(new ChatId(storage.ids().next())), List.of(carla)))
                .isEmpty();
    }

    private void assertCounts(int ofVera, int ofCarla, int ofCarlos) {
        assertThat(viewed(vera)).isEqualTo(ofVera);
        assertThat(viewed(carla)).isEqualTo(ofCarla);
        assertThat(viewed(carlos)).isEqualTo(ofCarlos);
        assertThat(storage.unread().of(List.of(chat), List.of(carla, carlos)))
                .containsExactlyInAnyOrder(
                        new Unread(chat, carla.id(), ofCarla), new Unread(chat, carlos.id(), ofCarlos));
    }

    private int viewed(Participant viewer) {
        return storage.catalogue().find(chat, viewer).orElseThrow().unreadMessages();
    }

    private void mark(Participant reader, Watermark mark) {
        storage.inTransaction(() -> storage.marks().put(reader.asSender(), chat, mark));
    }

    private Message say(Participant sender, String text) {
        return shop.decide(chat, open -> open.send(sender, shop.saying(text), Shop.OPENING))
                .messages()
                .getFirst();
    }

    private void note(Staff staff) {
        shop.decide(chat, open -> open.send(staff, shop.noting("note"), Shop.OPENING));
    }
}
