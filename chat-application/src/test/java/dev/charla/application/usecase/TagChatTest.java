package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TagChatTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final ChatId chat = shop.chatOf(vera).id();

    @Test
    void keepsTheTagsAndWhoGaveThem() {
        assertThat(charla.tag(carla, chat, "VIP", "angry").texts()).containsExactly("VIP", "angry");

        var record = new Room(chat, Audience.RECORD);
        assertThat(charla.storage.tags().of(chat).texts()).containsExactly("VIP", "angry");
        assertThat(charla.storage.log().after(record, 1, 10))
                .containsExactly(new RoomEntry(
                        record, 2, new ChatTagsChangedEvent(chat, carla.id(), List.of("VIP", "angry"), Charla.NOW)));
        assertThat(charla.storage.chats().find(chat).orElseThrow().tally().recordSeq())
                .isEqualTo(2);
    }

    @Test
    void storesNothingWhenTheTagsAreTheSame() {
        charla.tag(carla, chat, "VIP");
        var rows = charla.storage.rows();

        assertThat(charla.tag(carla, chat, " VIP ").texts()).containsExactly("VIP");
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void isTheStaffsAlone() {
        var stella = Shop.at("other.example", charla.storage).commercial("Stella");

        assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> charla.tag(vera, chat, "VIP"));
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.tag(shop.visitor("Sam"), chat, "VIP"));
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.tag(stella, chat, "VIP"));
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.tag(carla, new ChatId(new UUID(9, 9)), "VIP"));
        assertThat(charla.storage.tags().of(chat).texts()).isEmpty();
    }
}
