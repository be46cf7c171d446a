package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.OpenChatWithMessage.Opened;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenChatWithMessageTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");

    @Test
    void storesTheChatWithItsFirstMessage() {
        var opened = charla.open(vera, null, ContactDetails.NONE, "Hello");

        var chat = charla.storage.chats().find(opened.chatId()).orElseThrow();
        assertThat(chat.progress().status()).isEqualTo(ChatStatus.PENDING);
        assertThat(chat.origin().visitor()).isEqualTo(vera.id());
        assertThat(chat.origin().site()).isEqualTo(vera.site());
        assertThat(chat.origin().tenant()).isEqualTo(vera.tenant());
        assertThat(chat.origin().metadata()).isEqualTo(Map.of("page", "/cart"));
        assertThat(chat.origin().openedAt()).isEqualTo(Charla.NOW);
        assertThat(charla.storage.messages().page(chat.id(), 10, null)).containsExactly(opened.firstMessage());
        assertThat(opened.firstMessage().content()).isEqualTo("Hello");
        assertThat(opened.firstMessage().sentAt()).isEqualTo(Charla.NOW);
    }

    @Test
    void writesTheOpeningAndTheMessageDown() {
        var chat = charla.open(vera, null, ContactDetails.NONE, "Hello").chatId();

        assertThat(charla.storage.log().lastSeq(new Room(chat, Audience.RECORD)))
                .isEqualTo(1);
        assertThat(charla.storage.log().lastSeq(new Room(chat, Audience.PARTICIPANTS)))
                .isEqualTo(1);
    }

    @Test
    void tellsThePlaceInTheQueue() {
        assertThat(charla.open(vera, null, ContactDetails.NONE, "one").position())
                .isEqualTo(1);
        assertThat(charla.open(vera, null, ContactDetails.NONE, "two").position())
                .isEqualTo(2);
    }

    @Test
    void opensAChatOfAVisitorByStaff() {
        var opened = charla.open(carla, vera.id(), ContactDetails.NONE, "Can I help?");

        var chat = charla.storage.chats().find(opened.chatId()).orElseThrow();
        assertThat(chat.origin().visitor()).isEqualTo(vera.id());
        assertThat(chat.progress().assignee()).isEqualTo(carla.id());
        assertThat(opened.firstMessage().firstResponse()).isTrue();
        assertThat(opened.position()).isZero();
    }

    @Test
    void opensAVisitorsOwnChatWhomeverItNames() {
        var opened = charla.open(vera, shop.visitor("Sam").id(), ContactDetails.NONE, "Hello");

        assertThat(charla.storage
                        .chats()
                        .find(opened.chatId())
                        .orElseThrow()
                        .origin()
                        .visitor())
                .isEqualTo(vera.id());
    }

    @Test
    void rejectsStaffThatNamesNoVisitor() {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> charla.open(carla, null, ContactDetails.NONE, "Hello"))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("visitorInfo.visitorId"));
    }

    @Test
    void hidesVisitorsOfOtherSites() {
        var stella = charla.shop("elsewhere.example").commercial("Stella");

        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.open(stella, vera.id(), ContactDetails.NONE, "Hello"));
    }

    @Test
    void rejectsVisitorsThatAreNotThere() {
        var nobody = new VisitorId(new UUID(9, 9));

        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.open(carla, nobody, ContactDetails.NONE, "Hello"));
    }

    @Test
    void keepsWhatTheVisitorSaysOfItself() {
        charla.open(vera, null, new ContactDetails(null, "v@home.example", null), "Hello");

        assertThat(profile().contact()).isEqualTo(new ContactDetails("Vera", "v@home.example", null));
    }

    @Test
    void leavesWhatIsKnownWhenNothingIsSaid() {
        var before = profile();
        charla.open(vera, null, ContactDetails.NONE, "Hello");

        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void storesNothingOfARefusedOpening() {
        var rows = charla.storage.rows();
        var before = profile();

        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> charla.open(vera, null, new ContactDetails("V", null, null), " "));

        assertThat(charla.storage.rows()).isEqualTo(rows);
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void answersARepeatWithTheChatOfBefore() {
        var first = charla.openKeyed(vera, null, "key", "Hello");
        var rows = charla.storage.rows();
        var again = charla.openKeyed(vera, null, "key", "Hello");

        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(new Opened(first.chatId(), first.firstMessage(), first.position(), true));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void rejectsAKeyThatOpenedAChatWithOtherWords() {
        charla.openKeyed(vera, null, "key", "Hello");
        var rows = charla.storage.rows();

        assertThatExceptionOfType(IdempotencyKeyReused.class)
                .isThrownBy(() -> charla.openKeyed(vera, null, "key", "Hello?"));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void rejectsAKeyThatOpenedAChatOfAnotherVisitor() {
        charla.openKeyed(carla, vera.id(), "key", "Can I help?");
        var sam = shop.visitor("Sam").id();

        assertThatExceptionOfType(IdempotencyKeyReused.class)
                .isThrownBy(() -> charla.openKeyed(carla, sam, "key", "Can I help?"));
        assertThat(charla.openKeyed(carla, vera.id(), "key", "Can I help?").replayed())
                .isTrue();
    }

    @Test
    void tellsNobodyOfAChatThatItMayNoLongerSee() {
        charla.openKeyed(carla, vera.id(), "key", "Can I help?");
        var branch = shop.branch("branch.example").site().id();
        var moved = new Staff(carla.id(), carla.tenant(), carla.email(), carla.name(), carla.roles(), Set.of(branch));

        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.openKeyed(moved, vera.id(), "key", "Can I help?"));
    }

    @Test
    void keepsTheKeysOfDifferentOpenersApart() {
        var veras = charla.openKeyed(vera, null, "key", "Hello");
        var sams = charla.openKeyed(shop.visitor("Sam"), null, "key", "Hello");

        assertThat(sams.replayed()).isFalse();
        assertThat(sams.chatId()).isNotEqualTo(veras.chatId());
    }

    @Test
    void leavesAKeyFreeWhoseChatWasRefused() {
        assertThatExceptionOfType(InvalidMessage.class).isThrownBy(() -> charla.openKeyed(carla, null, "key", "Hello"));

        assertThat(charla.openKeyed(carla, vera.id(), "key", "Hello").replayed())
                .isFalse();
    }

    private Profile profile() {
        return charla.storage.visitors().find(vera.id()).orElseThrow();
    }
}
