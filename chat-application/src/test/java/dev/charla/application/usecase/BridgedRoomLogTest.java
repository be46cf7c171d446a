package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Visitor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the bridge hears of a log is tested with what it does; here, that the log stays one. */
class BridgedRoomLogTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final Shop shop = Shop.at("shop.example", storage);
    private final Visitor vera = shop.visitor("Vera");
    private final Room room = new Room(shop.chatOf(vera).id(), Audience.PARTICIPANTS);
    private final BridgedRoomLog bridged =
            new BridgedRoomLog(storage.log(), storage.phoneLines(), Optional.empty(), storage.ids());

    private Message says(String text) {
        var draft = shop.saying(text);
        shop.decide(room.chat(), open -> open.send(vera, draft, Shop.OPENING));
        return storage.messages().find(draft.id()).orElseThrow();
    }

    @Test
    void readsWhatTheLogHas() {
        says("one");
        says("two");

        assertThat(bridged.lastSeq(room)).isEqualTo(2);
        assertThat(bridged.after(room, 1, 10))
                .hasSize(1)
                .isEqualTo(storage.log().after(room, 1, 10));
    }

    @Test
    void takesBackWhatTheLogHas() {
        var message = says("canary");

        bridged.redact(message.deleted(Shop.OPENING));

        assertThat(storage.log().after(room, 0, 10))
                .extracting(
                        entry -> ((MessageSentEvent) entry.event()).message().content())
                .containsExactly("");
    }
}
