package dev.charla.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.Backplane.Reach;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Channel.OfVisitor;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Visitor;
import org.junit.jupiter.api.Test;

class ChannelTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final Shop shop = Shop.at("shop.example", storage);
    private final Visitor vera = shop.visitor("Vera");
    private final Chat chat = shop.chatOf(vera);

    @Test
    void aNewChatIsHeardAtItsSiteAndByItsVisitor() {
        var opened =
                storage.log().after(new Room(chat.id(), Audience.RECORD), 0, 1).getFirst();

        assertThat(Channel.of(opened, chat.origin()))
                .containsExactlyInAnyOrder(
                        new OfChat(chat.id()), new OfSite(shop.site().id()), new OfVisitor(vera.id()));
    }

    @Test
    void whatHappensLaterIsHeardInTheChatAndAtItsSite() {
        var sent = shop.decide(chat.id(), open -> open.send(vera, shop.saying("Hello"), Shop.OPENING))
                .entries()
                .getFirst();

        assertThat(Channel.of(sent, chat.origin()))
                .containsExactlyInAnyOrder(
                        new OfChat(chat.id()), new OfSite(shop.site().id()));
    }

    @Test
    void aBackplaneReachesThisNodeUnlessItSaysMore() {
        assertThat(new MemoryBackplane().reach()).isEqualTo(Reach.THIS_NODE);
    }
}
