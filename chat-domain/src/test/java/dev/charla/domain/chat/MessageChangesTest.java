package dev.charla.domain.chat;

import static dev.charla.domain.chat.ChatScenario.anOpenChat;
import static dev.charla.domain.chat.People.ADA;
import static dev.charla.domain.chat.People.CARLA;
import static dev.charla.domain.chat.People.CARLOS;
import static dev.charla.domain.chat.People.SAM;
import static dev.charla.domain.chat.People.SERGE;
import static dev.charla.domain.chat.People.STELLA;
import static dev.charla.domain.chat.People.SUSAN;
import static dev.charla.domain.chat.People.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.NotTheAuthor;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MessageChangesTest {

    static final List<Participant> STRANGERS = List.of(SAM, STELLA, SERGE);

    private final ChatScenario chat = anOpenChat().says(VERA, "Hello");
    private final Message hello = chat.lastMessage();

    @Nested
    class Editing {

        @Test
        void tellsTheRoomOfThePresentState() {
            chat.edits(VERA, hello, " Good bye ");

            assertThat(chat.lastEvents()).hasSize(1).first().isInstanceOfSatisfying(MessageEditedEvent.class, event -> {
                assertThat(event.message())
                        .usingRecursiveComparison()
                        .ignoringFields("content", "editedAt")
                        .isEqualTo(hello);
                assertThat(event.message().content()).isEqualTo("Good bye");
                assertThat(event.message().editedAt()).isEqualTo(chat.now());
                assertThat(event.at()).isEqualTo(chat.now());
                assertThat(event.chatId()).isEqualTo(hello.chatId());
                assertThat(event.messageId()).isEqualTo(hello.id());
            });
            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(2);
            assertThat(chat.chat().tally().publicMessages()).isEqualTo(1);
        }

        @Test
        void staysAmongStaffForANote() {
            chat.notes(CARLA, "psst").edits(CARLA, chat.lastMessage(), "hush");

            assertThat(chat.entriesFor(Audience.STAFF)).hasSize(2);
            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(1);
        }

        @Test
        void isNothingWhenTheWordsAreTheSame() {
            chat.edits(VERA, hello, "Hello ");

            assertThat(chat.lastEvents()).isEmpty();
        }

        @Test
        void isForTheAuthorAlone() {
            for (var other : List.of(CARLA, SUSAN, ADA)) {
                assertThatExceptionOfType(NotTheAuthor.class).isThrownBy(() -> chat.edits(other, hello, "x"));
            }
        }

        @Test
        void isForNobodyOfTheSameNumber() {
            chat.says(CARLA, "Good morning");
            var sameNumber = new Visitor(VERA.id(), People.TENANT, People.SHOP, null);
            var carlasNumber = new VisitorId(CARLA.id().value());
            var message = chat.lastMessage();

            assertThat(message.wasSentBy(new Visitor(carlasNumber, People.TENANT, People.SHOP, "C")))
                    .isFalse();
            assertThat(hello.wasSentBy(sameNumber)).isTrue();
        }

        @Test
        void rejectsAClosedChat() {
            chat.closedBy(CARLA);

            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.edits(VERA, hello, "x"));
        }

        @Test
        void rejectsADeletedMessage() {
            var deleted = hello.deleted(chat.now());

            assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> chat.edits(VERA, deleted, "x"));
            assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> chat.edits(CARLA, deleted, "x"));
        }

        @Test
        void rejectsNoWordsWithoutAnAttachment() {
            assertThatExceptionOfType(InvalidMessage.class).isThrownBy(() -> chat.edits(VERA, hello, "  "));
        }

        @Test
        void takesNoWordsWithAnAttachment() {
            chat.send(VERA, Drafts.of(MessageType.IMAGE, "look", Drafts.PHOTO)).edits(VERA, chat.lastMessage(), "");

            assertThat(chat.lastEvents())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            MessageEditedEvent.class,
                            event -> assertThat(event.message().attachment()).isEqualTo(Drafts.PHOTO));
        }

        @ParameterizedTest
        @FieldSource("dev.charla.domain.chat.MessageChangesTest#STRANGERS")
        void hidesTheMessageFromStrangers(Participant stranger) {
            assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> chat.edits(stranger, hello, "x"));
        }

        @Test
        void hidesNotesFromTheVisitor() {
            var note = chat.notes(CARLA, "psst").lastMessage();

            assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> chat.edits(VERA, note, "x"));
            assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> chat.deletes(VERA, note));
        }
    }

    @Nested
    class Deleting {

        @Test
        void tellsTheRoom() {
            chat.deletes(VERA, hello);

            assertThat(chat.lastEvents())
                    .containsExactly(new MessageDeletedEvent(hello.chatId(), hello.id(), chat.now()));
            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(2);
        }

        @Test
        void staysAmongStaffForANote() {
            chat.notes(CARLA, "psst").deletes(CARLA, chat.lastMessage());

            assertThat(chat.entriesFor(Audience.STAFF)).hasSize(2);
            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(1);
        }

        @Test
        void isForSupervisorsToo() {
            assertThat(anOpenChat().says(VERA, "x").deletes(SUSAN, hello).lastEvents())
                    .hasSize(1);
            assertThat(anOpenChat().says(VERA, "x").deletes(ADA, hello).lastEvents())
                    .hasSize(1);
        }

        @Test
        void isNotForOthers() {
            var answer = chat.says(CARLA, "Good morning").lastMessage();

            assertThatExceptionOfType(NotTheAuthor.class).isThrownBy(() -> chat.deletes(CARLA, hello));
            assertThatExceptionOfType(NotTheAuthor.class).isThrownBy(() -> chat.deletes(CARLOS, answer));
            assertThatExceptionOfType(NotTheAuthor.class).isThrownBy(() -> chat.deletes(VERA, answer));
        }

        @Test
        void isPossibleWhenTheChatIsClosed() {
            assertThat(chat.closedBy(CARLA).deletes(VERA, hello).lastEvents()).hasSize(1);
        }

        @Test
        void isNothingTheSecondTime() {
            var deleted = hello.deleted(chat.now());

            assertThat(chat.deletes(VERA, deleted).lastEvents()).isEmpty();
            assertThat(chat.deletes(SUSAN, deleted).lastEvents()).isEmpty();
            assertThatExceptionOfType(NotTheAuthor.class).isThrownBy(() -> chat.deletes(CARLA, deleted));
        }

        @ParameterizedTest
        @FieldSource("dev.charla.domain.chat.MessageChangesTest#STRANGERS")
        void hidesTheMessageFromStrangers(Participant stranger) {
            assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> chat.deletes(stranger, hello));
        }

        @Test
        void leavesNothingOfWhatWasSaid() {
            var photo = chat.send(VERA, Drafts.of(MessageType.IMAGE, "look", Drafts.PHOTO))
                    .lastMessage();
            var left = photo.deleted(chat.now());

            assertThat(left.content()).isEmpty();
            assertThat(left.attachment()).isNull();
            assertThat(left.deletedAt()).isEqualTo(chat.now());
            assertThat(left.wasDeleted()).isTrue();
            assertThat(left)
                    .usingRecursiveComparison()
                    .ignoringFields("content", "attachment", "deletedAt")
                    .isEqualTo(photo);
        }

        @Test
        void takesTheWordsOutOfEveryEvent() {
            var edited = hello.edited(new Content("Good bye"), chat.now());
            var at = Instant.EPOCH;
            var deletion = new MessageDeletedEvent(hello.chatId(), hello.id(), at);

            assertThat(new MessageSentEvent(hello).redacted(at)).isEqualTo(new MessageSentEvent(hello.deleted(at)));
            assertThat(new MessageEditedEvent(edited).redacted(at))
                    .isEqualTo(new MessageEditedEvent(edited.deleted(at)));
            assertThat(deletion.redacted(Instant.MAX)).isEqualTo(deletion);
            assertThat(new MessageSentEvent(hello).messageId()).isEqualTo(hello.id());
        }
    }

    @Nested
    class Reading {

        @Test
        void tellsTheRoom() {
            chat.reads(CARLA, Watermark.NOTHING, new Watermark(1, 0));

            assertThat(chat.lastEvents())
                    .containsExactly(new MessagesReadEvent(
                            hello.chatId(), CARLA.id().value(), SenderType.COMMERCIAL, 1, chat.now()));
            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(2);
        }

        @Test
        void keepsTheReadingOfNotesAmongStaff() {
            chat.notes(CARLA, "psst").reads(CARLOS, Watermark.NOTHING, new Watermark(0, 1));

            assertThat(chat.entriesFor(Audience.STAFF)).hasSize(2);
            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(1);
        }

        @Test
        void tellsEachRoomInWhichItIsFurther() {
            chat.notes(CARLA, "psst").reads(CARLOS, new Watermark(0, 0), new Watermark(1, 1));

            assertThat(chat.lastEvents()).hasSize(2);
        }

        @Test
        void isNothingWithoutProgress() {
            assertThat(chat.reads(CARLA, new Watermark(1, 1), new Watermark(1, 1))
                            .lastEvents())
                    .isEmpty();
            assertThat(chat.reads(CARLA, new Watermark(2, 2), new Watermark(1, 1))
                            .lastEvents())
                    .isEmpty();
        }

        @Test
        void isPossibleWhenTheChatIsClosed() {
            assertThat(chat.closedBy(VERA)
                            .reads(CARLA, Watermark.NOTHING, new Watermark(1, 0))
                            .lastEvents())
                    .hasSize(1);
        }

        @ParameterizedTest
        @FieldSource("dev.charla.domain.chat.MessageChangesTest#STRANGERS")
        void isNotForStrangers(Participant stranger) {
            assertThatExceptionOfType(ChatNotFound.class)
                    .isThrownBy(() -> chat.reads(stranger, Watermark.NOTHING, new Watermark(1, 0)));
        }
    }

    @Nested
    class Repeats {

        @Test
        void areKnownByTheirKeyOnceTheWordsHaveChanged() {
            var repeat = Drafts.keyed("k", "Hello");

            assertThat(repeat.saysTheSameAs(hello.edited(new Content("Good bye"), chat.now())))
                    .isTrue();
            assertThat(repeat.saysTheSameAs(hello.deleted(chat.now()))).isTrue();
        }

        @Test
        void areStillNoneForAnotherAudienceOrType() {
            var deleted = hello.deleted(chat.now());

            assertThat(Drafts.noting("Hello").saysTheSameAs(deleted)).isFalse();
            assertThat(Drafts.of(MessageType.IMAGE, "Hello", Drafts.PHOTO).saysTheSameAs(deleted))
                    .isFalse();
        }
    }

    @Test
    void knowsWhoseRoomAMessageBelongsTo() {
        assertThat(hello.audience()).isEqualTo(Audience.PARTICIPANTS);
        assertThat(chat.notes(CARLA, "psst").lastMessage().audience()).isEqualTo(Audience.STAFF);
        assertThat(hello.sender()).isEqualTo(new Sender(VERA.id().value(), SenderType.VISITOR, "Vera"));
    }

    @Test
    void hasNoEditingWithoutATimeOfIt() {
        assertThatNullPointerException().isThrownBy(new MessageEditedEvent(hello)::at);
    }
}
