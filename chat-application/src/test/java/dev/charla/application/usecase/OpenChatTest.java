package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.OpenChat;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenChatTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");

    @Test
    void opensAChatThatWaitsWithoutAMessage() {
        var opened = charla.open(new OpenChat(vera, null, ContactDetails.NONE, Map.of("page", "/cart")));
        var chat = charla.storage.chats().find(opened.chatId()).orElseThrow();

        assertThat(chat.progress().status()).isEqualTo(ChatStatus.PENDING);
        assertThat(chat.tally().messages()).isZero();
        assertThat(chat.origin().metadata()).containsEntry("page", "/cart");
        assertThat(chat.origin().openedAt()).isEqualTo(Charla.NOW);
        assertThat(charla.storage.log().after(new Room(chat.id(), Audience.RECORD), 0, 10))
                .extracting(entry -> entry.event().getClass())
                .isEqualTo(List.of(ChatOpenedEvent.class));
    }

    @Test
    void tellsItsPlaceInTheQueue() {
        shop.chatOf(vera);

        assertThat(charla.open(new OpenChat(vera, null, ContactDetails.NONE, Map.of()))
                        .position())
                .isEqualTo(2);
    }

    @Test
    void staffNamesTheVisitor() {
        var carla = shop.commercial("Carla");

        var opened = charla.open(new OpenChat(carla, vera.id(), ContactDetails.NONE, Map.of()));
        assertThat(charla.storage
                        .chats()
                        .find(opened.chatId())
                        .orElseThrow()
                        .origin()
                        .visitor())
                .isEqualTo(vera.id());
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> charla.open(new OpenChat(carla, null, ContactDetails.NONE, Map.of())));
    }

    @Test
    void keepsWhatTheVisitorSaysOfItself() {
        charla.open(new OpenChat(vera, null, new ContactDetails(null, "vera@example.org", null), Map.of()));

        var contact = charla.storage.visitors().find(vera.id()).orElseThrow().contact();
        assertThat(contact).isEqualTo(new ContactDetails("Vera", "vera@example.org", null));
    }

    @Test
    void keepsNothingOfAVisitorWithoutItsConsent() {
        var profile = charla.storage.visitors().find(vera.id()).orElseThrow();
        var silent = profile.withConsent(null, null);
        charla.storage.inTransaction(() -> charla.storage.visitors().update(silent));
        charla.open(new OpenChat(vera, null, new ContactDetails("V", "vera@example.org", "1"), Map.of()));

        assertThat(charla.storage.visitors().find(vera.id())).contains(silent);
    }
}
