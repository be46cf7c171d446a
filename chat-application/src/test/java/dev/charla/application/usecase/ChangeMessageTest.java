package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.NotTheAuthor;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeMessageTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final Staff susan = shop.staff("Susan", Role.SUPERVISOR);
    private final ChatId chat = shop.chatOf(vera).id();
    private final Message hello = charla.say(vera, chat, "Hello").message();
    private final List<Participant> strangers = List.of(
            shop.visitor("Sam"),
            charla.shop("elsewhere.example").staff("Serge", Role.ADMIN),
            shop.branch("branch.example").commercial("Bea"));

    @Nested
    class Editing {

        @Test
        void storesTheWordsAndTheEntry() {
            var edited = charla.edit(vera, hello, "Good bye");

            assertThat(edited.content()).isEqualTo("Good bye");
            assertThat(edited.editedAt()).isEqualTo(Charla.NOW);
            assertThat(stored()).isEqualTo(edited);
            assertThat(log(Audience.PARTICIPANTS))
                    .containsExactly(entry(1, new MessageSentEvent(hello)), entry(2, new MessageEditedEvent(edited)));
            assertThat(charla.storage.chats().find(chat).orElseThrow().tally().participantsSeq())
                    .isEqualTo(2);
        }

        @Test
        void storesNothingWhenTheWordsAreTheSame() {
            var rows = charla.storage.rows();

            assertThat(charla.edit(vera, hello, " Hello ")).isEqualTo(hello);
            assertThat(charla.storage.rows()).isEqualTo(rows);
        }

        @Test
        void rejectsAClosedChat() {
            shop.decide(chat, open -> open.close(carla, null, Charla.NOW));

            refuses(ChatAlreadyClosed.class, () -> charla.edit(vera, hello, "x"));
        }

        @Test
        void rejectsADeletedMessageEvenForItsAuthor() {
            charla.delete(vera, hello);

            refuses(MessageNotFound.class, () -> charla.edit(vera, hello, "x"));
        }

        @Test
        void hidesTheMessageFromStrangers() {
            strangers.forEach(stranger -> refuses(MessageNotFound.class, () -> charla.edit(stranger, hello, "x")));
        }

        @Test
        void rejectsAMessageThatIsNotThere() {
            var foreign = new Charla();
            var other = foreign.shop("shop.example");
            var visitor = other.visitor("Vera");
            for (int i = 0; i < 20; i++) {
                foreign.storage.ids().next();
            }
            var absent = foreign.say(visitor, other.chatOf(visitor).id(), "x").message();

            refuses(MessageNotFound.class, () -> charla.edit(vera, absent, "x"));
            refuses(MessageNotFound.class, () -> charla.delete(vera, absent));
        }
    }

    @Nested
    class Deleting {

        @Test
        void leavesATombstone() {
            var left = charla.delete(vera, hello);

            assertThat(left).isEqualTo(hello.deleted(Charla.NOW));
            assertThat(stored()).isEqualTo(left);
            assertThat(charla.page(carla, chat, 10, null).messages()).containsExactly(left);
        }

        @Test
        void takesTheWordsOutOfTheLog() {
            charla.edit(vera, hello, "Good bye");
            var left = charla.delete(vera, hello);

            assertThat(log(Audience.PARTICIPANTS))
                    .containsExactly(
                            entry(1, new MessageSentEvent(hello.deleted(Charla.NOW))),
                            entry(2, new MessageEditedEvent(left)),
                            entry(3, new MessageDeletedEvent(chat, hello.id(), Charla.NOW)));
            assertThat(log(Audience.PARTICIPANTS).toString()).doesNotContain("Hello", "Good bye");
        }

        @Test
        void isForSupervisorsToo() {
            assertThat(charla.delete(susan, hello).wasDeleted()).isTrue();
        }

        @Test
        void isNotForOthersWhoMaySeeIt() {
            refuses(NotTheAuthor.class, () -> charla.delete(carla, hello));
            assertThat(stored()).isEqualTo(hello);
        }

        @Test
        void storesNothingTheSecondTime() {
            var left = charla.delete(vera, hello);
            var rows = charla.storage.rows();

            assertThat(charla.delete(vera, hello)).isEqualTo(left);
            assertThat(charla.delete(susan, hello)).isEqualTo(left);
            assertThat(charla.storage.rows()).isEqualTo(rows);
        }

        @Test
        void hidesTheMessageFromStrangers() {
            strangers.forEach(stranger -> refuses(MessageNotFound.class, () -> charla.delete(stranger, hello)));
        }

        @Test
        void leavesNoTraceOfNotesForTheVisitor() {
            var note = charla.note(carla, chat, "psst").message();
            var before = log(Audience.PARTICIPANTS);
            var page = charla.page(vera, chat, 10, null);
            charla.edit(carla, note, "hush");
            charla.markAsRead(susan, note.id());
            charla.delete(carla, note);

            assertThat(log(Audience.PARTICIPANTS)).isEqualTo(before);
            assertThat(charla.page(vera, chat, 10, null)).isEqualTo(page);
            assertThat(log(Audience.STAFF)).hasSize(4);
            assertThat(log(Audience.STAFF).toString()).doesNotContain("psst", "hush");
            refuses(MessageNotFound.class, () -> charla.delete(vera, note));
        }
    }

    @Test
    void givesTheFirstAnswerOfARepeatAsItIsNow() {
        var said = charla.sayKeyed(vera, chat, "k1", "words").message();
        var edited = charla.edit(vera, said, "other words");

        assertThat(charla.sayKeyed(vera, chat, "k1", "words").message()).isEqualTo(edited);
        var left = charla.delete(vera, said);
        assertThat(charla.sayKeyed(vera, chat, "k1", "words").message()).isEqualTo(left);
    }

    private Message stored() {
        return charla.storage.messages().find(hello.id()).orElseThrow();
    }

    private List<RoomEntry> log(Audience audience) {
        return charla.storage.log().after(new Room(chat, audience), 0, 10);
    }

    private RoomEntry entry(long seq, ChatEvent event) {
        return new RoomEntry(new Room(chat, Audience.PARTICIPANTS), seq, event);
    }

    private static void refuses(Class<? extends RuntimeException> refusal, ThrowingCallable action) {
        assertThatExceptionOfType(refusal).isThrownBy(action);
    }
}
