package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SendMessageTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final ChatId chat = shop.chatOf(vera).id();

    @Test
    void storesTheMessageItsEntryAndTheCount() {
        var sent = charla.say(vera, chat, "Hello");

        assertThat(sent.replayed()).isFalse();
        assertThat(charla.storage.messages().page(chat, 10, null)).containsExactly(sent.message());
        assertThat(charla.storage.log().after(room(), 0, 10))
                .containsExactly(new RoomEntry(room(), 1, new MessageSentEvent(sent.message())));
        assertThat(charla.storage.chats().find(chat).orElseThrow().tally().publicMessages())
                .isEqualTo(1);
    }

    @Test
    void keepsTheTimeInMilliseconds() {
        assertThat(charla.say(vera, chat, "Hello").message().sentAt()).isEqualTo(Charla.NOW);
    }

    @Test
    void storesWhatAnAnswerChanges() {
        charla.say(carla, chat, "Good morning");

        var progress = charla.storage.chats().find(chat).orElseThrow().progress();
        assertThat(progress.status()).isEqualTo(ChatStatus.IN_PROGRESS);
        assertThat(progress.assignee()).isEqualTo(carla.id());
        assertThat(charla.storage.log().lastSeq(room())).isEqualTo(2);
    }

    @Test
    void answersWithTheMessageThoughMoreHappened() {
        assertThat(charla.say(carla, chat, "Good morning").message().content()).isEqualTo("Good morning");
    }

    @Test
    void rejectsAChatThatIsNotThere() {
        refuses(
                ChatNotFound.class,
                () -> charla.say(vera, new ChatId(charla.storage.ids().next()), "Hello"));
    }

    @Test
    void hidesTheChatFromStrangers() {
        var elsewhere = charla.shop("elsewhere.example");

        refuses(ChatNotFound.class, () -> charla.say(shop.visitor("Sam"), chat, "Hello"));
        refuses(ChatNotFound.class, () -> charla.say(elsewhere.commercial("Stella"), chat, "Hello"));
    }

    @Test
    void hidesRepeatsFromStaffThatLeftTheSite() {
        charla.sayKeyed(carla, chat, "k1", "Good morning");
        var gone = new Staff(carla.id(), carla.tenant(), carla.email(), carla.name(), carla.roles(), Set.of());

        refuses(ChatNotFound.class, () -> charla.sayKeyed(gone, chat, "k1", "Good morning"));
    }

    @Test
    void storesNothingOfARefusedMessage() {
        var rows = charla.storage.rows();

        refuses(StaffOnly.class, () -> charla.note(vera, chat, "psst"));
        refuses(InvalidMessage.class, () -> charla.say(vera, chat, "  "));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void rejectsFilesThatNobodyUploaded() {
        refuses(
                InvalidMessage.class,
                () -> charla.send(vera, chat, new MessageDraft(new Content("look"), MessageType.IMAGE, false, null)));
    }

    @Nested
    class Repeats {

        @Test
        void giveTheFirstAnswerAgain() {
            var first = charla.sayKeyed(vera, chat, "k1", "Hello");
            var rows = charla.storage.rows();
            var chatBefore = charla.storage.chats().find(chat);

            var second = charla.sayKeyed(vera, chat, "k1", " Hello ");

            assertThat(second.message()).isEqualTo(first.message());
            assertThat(first.replayed()).isFalse();
            assertThat(second.replayed()).isTrue();
            assertThat(charla.storage.rows()).isEqualTo(rows);
            assertThat(charla.storage.chats().find(chat)).isEqualTo(chatBefore);
        }

        @Test
        void areRecognisedAfterTheChatIsClosed() {
            var first = charla.sayKeyed(vera, chat, "k1", "Hello");
            shop.decide(chat, open -> open.close(carla, null, Charla.NOW));

            assertThat(charla.sayKeyed(vera, chat, "k1", "Hello").message()).isEqualTo(first.message());
            refuses(ChatAlreadyClosed.class, () -> charla.sayKeyed(vera, chat, "k2", "Hello"));
        }

        @Test
        void rejectAnotherBodyUnderTheSameKey() {
            charla.sayKeyed(vera, chat, "k1", "Hello");
            var rows = charla.storage.rows();

            refuses(IdempotencyKeyReused.class, () -> charla.sayKeyed(vera, chat, "k1", "Good bye"));
            assertThat(charla.storage.rows()).isEqualTo(rows);
        }

        @Test
        void rejectAnotherAudienceUnderTheSameKey() {
            charla.sayKeyed(carla, chat, "k1", "Hello");

            refuses(IdempotencyKeyReused.class, () -> charla.send(carla, chat, Charla.draft("Hello", true, "k1")));
        }

        @Test
        void areNoneFromAnotherSender() {
            var hers = charla.sayKeyed(vera, chat, "k1", "Hello");
            var carlas = charla.sayKeyed(carla, chat, "k1", "Hello");

            assertThat(carlas.replayed()).isFalse();
            assertThat(carlas.message().id()).isNotEqualTo(hers.message().id());
        }

        @Test
        void areNoneInAnotherChat() {
            var other = shop.chatOf(vera).id();
            var here = charla.sayKeyed(vera, chat, "k1", "Hello");
            var there = charla.sayKeyed(vera, other, "k1", "Hello");

            assertThat(there.replayed()).isFalse();
            assertThat(there.message().id()).isNotEqualTo(here.message().id());
        }

        @Test
        void areNoneWithoutAKey() {
            charla.say(vera, chat, "Hello");

            assertThat(charla.say(vera, chat, "Hello").replayed()).isFalse();
            assertThat(charla.storage.messages().page(chat, 10, null)).hasSize(2);
        }
    }

    private Room room() {
        return new Room(chat, Audience.PARTICIPANTS);
    }

    private static void refuses(Class<? extends RuntimeException> refusal, ThrowingCallable sending) {
        assertThatExceptionOfType(refusal).isThrownBy(sending);
    }
}
