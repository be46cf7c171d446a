package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ChangeChat.CloseChat;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.PhoneChats.Place;
import dev.charla.application.port.in.ReplyToPhone;
import dev.charla.application.port.in.ReplyToPhone.Replied;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyToPhoneTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+34600111222");
    private static final PhoneNumber OTHER = new PhoneNumber("+34600111223");
    private static final String SECRET = "the shop's secret of 32 bytes ...";

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Shop elsewhere = charla.shop("elsewhere.example");
    private final Integration bot = shop.program("Bot");

    @Test
    void opensTheChatOfANumberThatHasNone() {
        var message = reply(PHONE, "Hello").message();

        assertThat(message.sender().type()).isEqualTo(SenderType.BOT);
        assertThat(message.firstResponse()).isFalse();
        var chat = chat(message.chatId());
        assertThat(chat.progress().status()).isEqualTo(ChatStatus.PENDING);
        assertThat(chat.origin().site()).isEqualTo(shop.site().id());
        assertThat(charla.storage
                        .visitors()
                        .find(chat.origin().visitor())
                        .orElseThrow()
                        .contact())
                .isEqualTo(new ContactDetails(null, null, PHONE.value()));
        assertThat(charla.phoneChats.phoneOf(chat.id())).contains(PHONE);
        assertThat(charla.phoneChats.find(PHONE)).contains(new Place(chat.id(), 0));
    }

    @Test
    void goesOnInTheChatOfTheNumber() {
        var first = reply(PHONE, "Hello").message();
        var second = reply(PHONE, "again").message();
        var others = reply(OTHER, "Hello").message();

        assertThat(second.chatId()).isEqualTo(first.chatId());
        assertThat(others.chatId()).isNotEqualTo(first.chatId());
        assertThat(texts(first.chatId())).containsExactly("again", "Hello");
    }

    @Test
    void opensAClosedChatAgain() {
        var chat = reply(PHONE, "Hello").message().chatId();
        charla.change(new CloseChat(shop.commercial("Carla"), chat, null));

        assertThat(reply(PHONE, "again").message().chatId()).isEqualTo(chat);
        assertThat(chat(chat).progress().status()).isEqualTo(ChatStatus.IN_PROGRESS);
    }

    @Test
    void takesADeliveryOnce() {
        var first = reply(PHONE, "Hello", "id:1");
        var rows = charla.storage.rows();
        var second = reply(PHONE, "Hello", "id:1");

        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Replied(first.message(), true));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void knowsADeliveryByEachOfItsKeys() {
        var first = reply(PHONE, "Hello", "signature:a", "id:1");

        assertThat(reply(PHONE, "Hello", "signature:b", "id:1").message()).isEqualTo(first.message());
        assertThat(reply(PHONE, "Hello", "signature:a", "id:2").message()).isEqualTo(first.message());
        assertThat(reply(PHONE, "Hello", "signature:a").message()).isEqualTo(first.message());
        assertThat(reply(PHONE, "Hello", "signature:c").replayed()).isFalse();
    }

    @Test
    void rejectsAKeyThatWasUsedForSomethingElse() {
        reply(PHONE, "Hello", "id:1");
        var rows = charla.storage.rows();

        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> reply(PHONE, "Bye", "id:1"));
        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> reply(OTHER, "Hello", "id:1"));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void takesTheSameKeyOfAnotherProgram() {
        var first = reply(PHONE, "Hello", "id:1");
        var other = charla.reply(new ReplyToPhone(shop.program("Crm"), PHONE, new Content("Hello"), List.of("id:1")));

        assertThat(other.replayed()).isFalse();
        assertThat(other.message().id()).isNotEqualTo(first.message().id());
    }

    @Test
    void forgetsDeliveriesWhenTheyAreOld() {
        reply(PHONE, "Hello", "id:1");
        charla.after(Duration.ofDays(7));

        assertThat(charla.forgetReceipts(Duration.ofDays(8), 10)).isZero();
        assertThat(charla.forgetReceipts(Duration.ofDays(7), 10)).isEqualTo(1);
        assertThat(reply(PHONE, "Hello", "id:1").replayed()).isFalse();
    }

    @Test
    void rejectsWhoDoesNotSeeTheSite() {
        var rows = charla.storage.rows();
        var stranger = new ReplyToPhone(elsewhere.program("Stranger"), PHONE, new Content("Hello"), List.of());

        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.reply(stranger));
        assertThatExceptionOfType(InvalidMessage.class).isThrownBy(() -> reply(PHONE, "  "));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void writesToTheVisitorForWhoseNumberTheSiteVouches() {
        var vera = verified("user-1", PHONE);

        assertThat(ownerOf(reply(PHONE, "Hello").message())).isEqualTo(vera.id());
    }

    @Test
    void becomesTheVisitorsForWhoseNumberTheSiteVouchesLater() {
        var message = reply(PHONE, "Hello").message();
        var vera = verified("user-1", PHONE);
        var bob = verified("user-2", PHONE);

        assertThat(ownerOf(message)).isEqualTo(vera.id());
        assertThat(bob.id()).isNotEqualTo(vera.id());
        assertThat(verified("user-1", PHONE).id()).isEqualTo(vera.id());
        assertThat(charla.say(vera, message.chatId(), "Thank you")
                        .message()
                        .sender()
                        .name())
                .isNull();
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.say(bob, message.chatId(), "Me too"));
    }

    @Test
    void staysHiddenFromWhoMerelySaysTheNumber() {
        var liar = charla.identify(new IdentifyVisitor(
                        "shop.example",
                        "key-of-shop.example",
                        null,
                        null,
                        true,
                        "v1",
                        new ContactDetails(null, null, PHONE.value()),
                        null))
                .visitor();

        assertThat(ownerOf(reply(PHONE, "Hello").message())).isNotEqualTo(liar.id());
    }

    @Test
    void leavesTheVisitorWhoseNumberIsAnotherNow() {
        var vera = verified("user-1", PHONE);
        var before = reply(PHONE, "Hello").message();
        verified("user-1", OTHER);
        var after = reply(PHONE, "Hello, whoever you are").message();

        assertThat(ownerOf(before)).isEqualTo(vera.id());
        assertThat(after.chatId()).isNotEqualTo(before.chatId());
        assertThat(ownerOf(after)).isNotEqualTo(vera.id());
        assertThat(charla.phoneChats.phoneOf(before.chatId())).isEmpty();
    }

    @Test
    void givesAVisitorOfTwoNumbersTheFirstAlone() {
        var vera = verified("user-1", PHONE);

        assertThat(charla.phoneChats.ownerOf(PHONE, vera).id()).isEqualTo(vera.id());
        assertThat(charla.phoneChats.ownerOf(OTHER, vera).id()).isNotEqualTo(vera.id());
    }

    @Test
    void standsForWhoeverHasProvenItWhateverTheSiteKnows() {
        var vera = shop.visitor("Vera");

        assertThat(charla.phoneChats.ownerOf(PHONE, vera).id()).isEqualTo(vera.id());
        assertThat(charla.phoneChats.ownerOf(PHONE, null).id()).isEqualTo(vera.id());
    }

    @Test
    void standsForNobodyOfAnotherSite() {
        var eve = elsewhere.visitor("Eve");

        assertThat(charla.phoneChats.ownerOf(PHONE, eve).id()).isNotEqualTo(eve.id());
    }

    @Test
    void answersInTheChatThatItsOwnerHasOpened() {
        var vera = verified("user-1", PHONE);
        charla.phoneChats.ownerOf(PHONE, vera);
        var first = charla.open(new OpenChat(vera, null, ContactDetails.NONE, Map.of()))
                .chatId();
        charla.open(new OpenChat(vera, null, ContactDetails.NONE, Map.of()));

        assertThat(reply(PHONE, "Hello").message().chatId()).isEqualTo(first);
    }

    @Test
    void knowsWhoListensOnAnyNode() {
        charla.phoneChats.listens(PHONE, "a");
        charla.phoneChats.listens(PHONE, "b");
        charla.phoneChats.listensNoMore(PHONE, "a");

        assertThat(charla.phoneChats.isHeard(PHONE)).isTrue();
        assertThat(charla.phoneChats.isHeard(OTHER)).isFalse();
        charla.phoneChats.listensNoMore(PHONE, "b");
        assertThat(charla.phoneChats.isHeard(PHONE)).isFalse();
    }

    @Test
    void keepsHowFarANumberWasTold() {
        var message = reply(PHONE, "Hello").message();
        charla.phoneChats.told(message.chatId(), message.seq());

        assertThat(charla.phoneChats.find(PHONE)).contains(new Place(message.chatId(), message.seq()));
    }

    private Replied reply(PhoneNumber phone, String text, String... keys) {
        return charla.reply(new ReplyToPhone(bot, phone, new Content(text), List.of(keys)));
    }

    private Visitor verified(String subject, PhoneNumber phone) {
        charla.storage.sites().setIdentitySecret(shop.site().id(), SECRET);
        var contact = new VerifiedContact(subject, new ContactDetails(null, null, phone.value()));
        var token = charla.identityTokens.sign(contact, SECRET);
        return charla.identify(new IdentifyVisitor(
                        "shop.example", "key-of-shop.example", null, null, false, null, ContactDetails.NONE, token))
                .visitor();
    }

    private Chat chat(ChatId id) {
        return charla.storage.chats().find(id).orElseThrow();
    }

    private Object ownerOf(Message message) {
        return chat(message.chatId()).origin().visitor();
    }

    private List<String> texts(ChatId chat) {
        return charla.storage.messages().page(chat, 10, null).stream()
                .map(Message::content)
                .toList();
    }
}
