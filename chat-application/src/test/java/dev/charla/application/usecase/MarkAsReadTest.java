package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkAsReadTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final Staff carlos = shop.commercial("Carlos");
    private final ChatId chat = shop.chatOf(vera).id();

    @Test
    void tellsTheRoomHowFarSomebodyHasRead() {
        charla.say(vera, chat, "one");
        var two = charla.say(vera, chat, "two").message();

        assertThat(charla.markAsRead(carla, two.id())).isEqualTo(1);
        assertThat(log(Audience.PARTICIPANTS).getLast())
                .isEqualTo(new RoomEntry(
                        new Room(chat, Audience.PARTICIPANTS),
                        3,
                        new MessagesReadEvent(chat, carla.id().value(), SenderType.COMMERCIAL, 2, Charla.NOW)));
        assertThat(charla.storage.marks().of(carla.asSender(), chat)).isEqualTo(new Watermark(2, 0));
        assertThat(charla.storage.chats().find(chat).orElseThrow().tally().participantsSeq())
                .isEqualTo(3);
    }

    @Test
    void countsWhatWasUnread() {
        var one = charla.say(vera, chat, "one").message();
        var two = charla.say(vera, chat, "two").message();

        assertThat(charla.markAsRead(carla, one.id())).isEqualTo(1);
        assertThat(charla.markAsRead(carla, one.id(), two.id())).isEqualTo(1);
        assertThat(charla.markAsRead(carlos, one.id(), two.id())).isEqualTo(2);
    }

    @Test
    void storesNothingWhenTheMarkDoesNotMove() {
        var one = charla.say(vera, chat, "one").message();
        var two = charla.say(vera, chat, "two").message();
        charla.markAsRead(carla, two.id());
        var rows = charla.storage.rows();

        assertThat(charla.markAsRead(carla, one.id(), two.id())).isZero();
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void ignoresWhatOneSentOneself() {
        var mine = charla.say(vera, chat, "one").message();
        var rows = charla.storage.rows();

        assertThat(charla.markAsRead(vera, mine.id())).isZero();
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void ignoresWhatOneMayNotSeeAsIfItWereAbsent() {
        var note = charla.note(carla, chat, "note").message();
        var elsewhere =
                charla.say(carla, shop.chatOf(shop.visitor("Sam")).id(), "x").message();
        var gone = charla.say(carla, chat, "gone").message();
        charla.delete(carla, gone);
        var absent = new MessageId(charla.storage.ids().next());
        var rows = charla.storage.rows();

        assertThat(charla.markAsRead(vera, note.id(), elsewhere.id(), gone.id(), absent))
                .isZero();
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void marksMessagesOfSeveralChatsAndRooms() {
        var other = shop.chatOf(vera).id();
        var ids = List.of(
                charla.say(vera, chat, "one").message().id(),
                charla.note(carla, chat, "note").message().id(),
                charla.say(vera, other, "two").message().id());

        assertThat(charla.markAsRead(carlos, ids.toArray(MessageId[]::new))).isEqualTo(3);
        assertThat(charla.storage.marks().of(carlos.asSender(), chat)).isEqualTo(new Watermark(1, 1));
        assertThat(charla.storage.marks().of(carlos.asSender(), other)).isEqualTo(new Watermark(1, 0));
        assertThat(log(Audience.STAFF)).hasSize(2);
        assertThat(log(Audience.PARTICIPANTS)).hasSize(2);
    }

    @Test
    void tellsWhatIsUnread() {
        var one = charla.say(vera, chat, "one").message();
        charla.note(carla, chat, "note");
        charla.say(carla, chat, "answer");
        charla.say(vera, chat, "two");

        assertThat(unread(carlos)).containsExactly("one", "note", "answer", "two");
        assertThat(unread(carla)).containsExactly("one", "two");
        assertThat(unread(vera)).containsExactly("answer");
        charla.markAsRead(carla, one.id());
        assertThat(unread(carla)).containsExactly("two");
        charla.delete(vera, charla.say(vera, chat, "gone").message());
        assertThat(unread(carla)).containsExactly("two");
    }

    @Test
    void remembersNotesApart() {
        charla.say(vera, chat, "one");
        var note = charla.note(carla, chat, "note").message();
        charla.markAsRead(carlos, note.id());

        assertThat(unread(carlos)).containsExactly("one");
    }

    @Test
    void tellsNoMoreThanTheMostUnread() {
        var first = charla.note(carla, chat, "note 0").message();
        for (int i = 1; i < MessageHistory.MAX_UNREAD; i++) {
            charla.note(carla, chat, "note " + i);
        }
        charla.say(vera, chat, "one");

        assertThat(unread(carlos)).hasSize(MessageHistory.MAX_UNREAD).doesNotContain("one");
        charla.markAsRead(carlos, first.id());
        assertThat(unread(carlos)).hasSize(MessageHistory.MAX_UNREAD).contains("one");
    }

    @Test
    void hidesTheUnreadOfOtherPeoplesChats() {
        for (var stranger :
                List.of(shop.visitor("Sam"), charla.shop("elsewhere.example").commercial("Stella"))) {
            assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> unread(stranger));
        }
    }

    private List<String> unread(Participant reader) {
        return charla.history.unread(reader, chat).stream()
                .map(Message::content)
                .toList();
    }

    private List<RoomEntry> log(Audience audience) {
        return charla.storage.log().after(new Room(chat, audience), 0, 10);
    }
}
