package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.domain.chat.RoomEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {

    private final MemoryBackplane backplane = new MemoryBackplane();
    private final List<RoomEntry> heard = new ArrayList<>();
    private final List<RoomEntry> entries = someEntries();

    @BeforeEach
    void listen() {
        backplane.subscribe(heard::add);
    }

    @Test
    void tellTheRoomOfAMessage() {
        new NotifyMessageSentOnMessageSent(backplane).on(entries.getFirst());

        assertThat(heard).containsExactly(entries.getFirst());
    }

    @Test
    void tellTheRoomOfANewStatus() {
        new NotifyChatChangedOnChatEvent(backplane).on(entries.get(1));

        assertThat(heard).containsExactly(entries.get(1));
    }

    private static List<RoomEntry> someEntries() {
        var shop = new Charla().shop("shop.example");
        var chat = shop.chatOf(shop.visitor("Vera"));
        return chat.send(shop.commercial("Carla"), shop.saying("Good morning"), Shop.OPENING)
                .entries();
    }
}
