package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadChatTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final Staff carlos = shop.commercial("Carlos");
    private final ChatId chat = shop.chatOf(vera).id();

    @Test
    void leavesNothingUnreadInAnyRoomOfTheReaders() {
        charla.say(vera, chat, "one");
        charla.note(carlos, chat, "note");
        charla.say(vera, chat, "two");

        assertThat(charla.read(carla, chat)).isTrue();
        assertThat(charla.history.unread(carla, chat)).isEmpty();
        assertThat(charla.storage.marks().of(carla.asSender(), chat)).isEqualTo(new Watermark(2, 1));
        assertThat(charla.history.unread(carlos, chat)).hasSize(2);
    }

    @Test
    void tellsEachRoomHowFarSomebodyHasRead() {
        charla.say(vera, chat, "one");
        charla.note(carlos, chat, "note");
        charla.read(carla, chat);

        for (var audience : List.of(Audience.PARTICIPANTS, Audience.STAFF)) {
            var room = new Room(chat, audience);
            assertThat(charla.storage.log().after(room, 1, 10))
                    .containsExactly(new RoomEntry(
                            room,
                            2,
                            new MessagesReadEvent(chat, carla.id().value(), SenderType.COMMERCIAL, 1, Charla.NOW)));
        }
    }

    @Test
    void storesNothingWhenNothingWasUnread() {
        charla.say(vera, chat, "one");
        charla.read(carla, chat);
        var rows = charla.storage.rows();

        assertThat(charla.read(carla, chat)).isFalse();
        assertThat(charla.read(vera, chat)).isFalse();
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void aVisitorReadsNoNotes() {
        charla.note(carla, chat, "secret");
        var rows = charla.storage.rows();

        assertThat(charla.read(vera, chat)).isFalse();
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void isNothingForStrangers() {
        var silent = shop.chatOf(vera).id();
        charla.say(vera, chat, "one");
        var strangers = List.<Participant>of(
                shop.visitor("Sam"), Shop.at("other.example", charla.storage).commercial("Stella"));

        assertThat(strangers)
                .allSatisfy(stranger -> assertThat(List.of(chat, silent))
                        .allSatisfy(hidden -> assertThatExceptionOfType(ChatNotFound.class)
                                .isThrownBy(() -> charla.read(stranger, hidden))));
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.read(carla, new ChatId(new UUID(9, 9))));
    }
}
