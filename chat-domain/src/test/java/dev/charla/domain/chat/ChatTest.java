package dev.charla.domain.chat;

import static dev.charla.domain.chat.ChatScenario.OPENING;
import static dev.charla.domain.chat.ChatScenario.ORIGIN;
import static dev.charla.domain.chat.ChatScenario.anOpenChat;
import static dev.charla.domain.chat.People.CARLA;
import static dev.charla.domain.chat.People.CARLOS;
import static dev.charla.domain.chat.People.FOREIGN_ROBOT;
import static dev.charla.domain.chat.People.ROBOT;
import static dev.charla.domain.chat.People.SAM;
import static dev.charla.domain.chat.People.STELLA;
import static dev.charla.domain.chat.People.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyAssigned;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatRefusal.VisitorOnly;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChatTest {

    static final List<Participant> STRANGERS = List.of(SAM, STELLA, FOREIGN_ROBOT);

    @Nested
    class Opening {

        @Test
        void waitsForSomebody() {
            var progress = anOpenChat().progress();

            assertThat(progress)
                    .isEqualTo(new Progress(ChatStatus.PENDING, Priority.NORMAL, null, null, null, null, null));
        }

        @Test
        void isKeptInTheRecordAlone() {
            var chat = anOpenChat();

            assertThat(chat.lastEvents())
                    .containsExactly(
                            new ChatOpenedEvent(chat.chat().id(), People.TENANT, People.SHOP, VERA.id(), OPENING));
            assertThat(chat.entriesFor(Audience.RECORD)).hasSize(1);
            assertThat(chat.chat().tally()).isEqualTo(new Tally(0, 0, 1, 0, 0));
        }

        @Test
        void remembersWhereItCameFrom() {
            assertThat(anOpenChat().chat().origin()).isEqualTo(ORIGIN);
        }
    }

    @Nested
    class Sending {

        @Test
        void acceptsWhatTheVisitorSays() {
            var draft = Drafts.keyed("k1", " Hello ");
            var chat = anOpenChat().send(VERA, draft);

            assertThat(chat.messages())
                    .containsExactly(new Message(
                            draft.id(),
                            chat.chat().id(),
                            1,
                            1,
                            new Sender(VERA.id().value(), SenderType.VISITOR, "Vera"),
                            "Hello",
                            MessageType.TEXT,
                            false,
                            false,
                            false,
                            chat.now(),
                            null,
                            "k1",
                            null,
                            null));
        }

        @Test
        void keepsTheAttachment() {
            var chat = anOpenChat().send(VERA, Drafts.of(MessageType.IMAGE, "", Drafts.PHOTO));

            assertThat(chat.lastMessage().attachment()).isEqualTo(Drafts.PHOTO);
            assertThat(chat.lastMessage().type()).isEqualTo(MessageType.IMAGE);
        }

        @Test
        void tellsOnlyOfTheMessageWhenTheVisitorWrites() {
            var chat = anOpenChat().says(VERA, "Hello");

            assertThat(chat.lastEvents()).containsExactly(new MessageSentEvent(chat.lastMessage()));
            assertThat(chat.progress().status()).isEqualTo(ChatStatus.PENDING);
        }

        @Test
        void namesStaffAsCommercial() {
            var chat = anOpenChat().says(CARLA, "Good morning");

            assertThat(chat.lastMessage().sender())
                    .isEqualTo(new Sender(CARLA.id().value(), SenderType.COMMERCIAL, "Carla"));
        }

        @Test
        void numbersMessagesInTheirOrder() {
            var chat = anOpenChat().says(VERA, "one").says(VERA, "two").says(VERA, "three");

            assertThat(chat.messages()).extracting(Message::seq).containsExactly(1L, 2L, 3L);
            assertThat(chat.messages()).extracting(Message::ordinal).containsExactly(1L, 2L, 3L);
        }

        @Test
        void countsStatusChangesInTheSameNumbering() {
            var chat =
                    anOpenChat().says(VERA, "Hello").says(CARLA, "Good morning").says(VERA, "A question");

            assertThat(chat.messages()).extracting(Message::seq).containsExactly(1L, 2L, 4L);
            assertThat(chat.entriesFor(Audience.PARTICIPANTS).get(2).event())
                    .isInstanceOf(ChatStatusChangedEvent.class);
        }

        @Test
        void rejectsMessageWhenClosed() {
            var chat = anOpenChat().closedBy(CARLA);

            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.says(VERA, "Wait"));
            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.says(CARLA, "Wait"));
            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.notes(CARLA, "Wait"));
        }

        @ParameterizedTest
        @FieldSource("dev.charla.domain.chat.ChatTest#STRANGERS")
        void hidesItselfFromStrangers(Participant stranger) {
            assertThatExceptionOfType(ChatNotFound.class)
                    .isThrownBy(() -> anOpenChat().says(stranger, "Hello"));
        }

        @ParameterizedTest
        @FieldSource("dev.charla.domain.chat.ChatTest#STRANGERS")
        void tellsStrangersNothingElse(Participant stranger) {
            var closed = anOpenChat().closedBy(VERA);

            assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> closed.says(stranger, "Hello"));
            assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> closed.notes(stranger, "Hello"));
        }
    }

    @Nested
    class Notes {

        @Test
        void areNumberedInTheirOwnStream() {
            var chat = anOpenChat().says(VERA, "Hello").notes(CARLA, "Rude?").notes(CARLOS, "No.");

            assertThat(chat.entriesFor(Audience.STAFF))
                    .extracting(RoomEntry::seq, RoomEntry::event)
                    .containsExactly(
                            tuple(1L, new MessageSentEvent(chat.messages().get(1))),
                            tuple(2L, new MessageSentEvent(chat.messages().get(2))));
            assertThat(chat.messages()).extracting(Message::seq).containsExactly(1L, 1L, 2L);
        }

        @Test
        void leaveNoTraceInTheVisitorsNumbering() {
            var plain = anOpenChat().says(VERA, "one").says(VERA, "two");
            var noted = anOpenChat()
                    .notes(CARLA, "x")
                    .says(VERA, "one")
                    .notes(CARLA, "y")
                    .says(VERA, "two");

            assertThat(seqsOfVisitor(noted)).isEqualTo(seqsOfVisitor(plain));
            assertThat(noted.chat().tally().publicMessages())
                    .isEqualTo(plain.chat().tally().publicMessages());
            assertThat(noted.chat().tally().participantsSeq())
                    .isEqualTo(plain.chat().tally().participantsSeq());
        }

        @Test
        void countAmongAllMessages() {
            var chat = anOpenChat().notes(CARLA, "x").says(VERA, "one").notes(CARLA, "y");

            assertThat(chat.messages()).extracting(Message::ordinal).containsExactly(1L, 2L, 3L);
            assertThat(chat.chat().tally().messages()).isEqualTo(3);
        }

        @Test
        void changeNothingButTheirOwnCount() {
            var before = anOpenChat().says(VERA, "Hello");
            var progress = before.progress();
            var after = before.notes(CARLA, "I take this one?");

            assertThat(after.progress()).isEqualTo(progress);
            assertThat(after.lastMessage().internal()).isTrue();
            assertThat(after.chat().tally()).isEqualTo(new Tally(1, 1, 1, 1, 1));
        }

        @Test
        void rejectNotesOfVisitors() {
            assertThatExceptionOfType(StaffOnly.class)
                    .isThrownBy(() -> anOpenChat().notes(VERA, "psst"));
        }

        @Test
        void rejectNotesOfVisitorsBeforeSayingThatItIsClosed() {
            var closed = anOpenChat().closedBy(VERA);

            assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> closed.notes(VERA, "psst"));
        }

        private List<Long> seqsOfVisitor(ChatScenario chat) {
            return chat.entriesFor(Audience.PARTICIPANTS).stream()
                    .map(RoomEntry::seq)
                    .toList();
        }
    }

    @Nested
    class FirstResponse {

        @Test
        void isStaffsFirstPublicMessage() {
            var chat = anOpenChat().says(VERA, "Hello").says(CARLA, "Good morning");

            assertThat(chat.lastMessage().firstResponse()).isTrue();
            assertThat(chat.progress().firstResponseAt()).isEqualTo(chat.now());
        }

        @Test
        void happensOnce() {
            var chat = anOpenChat().says(CARLA, "Good morning");
            var firstAt = chat.now();
            chat.says(CARLA, "Still there?").says(VERA, "Yes").says(CARLOS, "Me too");

            assertThat(chat.messages()).extracting(Message::firstResponse).containsExactly(true, false, false, false);
            assertThat(chat.progress().firstResponseAt()).isEqualTo(firstAt);
        }

        @Test
        void isNoNote() {
            var chat = anOpenChat().notes(CARLA, "Who takes it?").says(CARLA, "Good morning");

            assertThat(chat.messages()).extracting(Message::firstResponse).containsExactly(false, true);
        }

        @Test
        void isNotTheVisitors() {
            assertThat(anOpenChat().says(VERA, "Hello").lastMessage().firstResponse())
                    .isFalse();
        }

        @Test
        void isNoProgramsAndLeavesTheChatWaiting() {
            var chat = anOpenChat().says(ROBOT, "Somebody will be with you soon");

            assertThat(chat.lastMessage().firstResponse()).isFalse();
            assertThat(chat.lastMessage().sender())
                    .isEqualTo(new Sender(ROBOT.id().value(), SenderType.BOT, "Robot"));
            assertThat(chat.progress()).isEqualTo(Progress.NEW);
            assertThat(chat.says(CARLA, "Hello").lastMessage().firstResponse()).isTrue();
        }

        @Test
        void putsTheChatInProgressOnce() {
            var chat = anOpenChat().says(CARLA, "one").says(CARLA, "two").says(CARLOS, "three");

            assertThat(chat.all(ChatStatusChangedEvent.class))
                    .extracting(ChatStatusChangedEvent::previous, ChatStatusChangedEvent::status)
                    .containsExactly(tuple(ChatStatus.PENDING, ChatStatus.IN_PROGRESS));
        }

        @Test
        void assignsAChatThatNobodyHad() {
            var chat = anOpenChat().says(VERA, "Hello").says(CARLA, "Good morning");
            var id = chat.chat().id();

            assertThat(chat.lastEvents())
                    .containsExactly(
                            new MessageSentEvent(chat.lastMessage()),
                            new ChatStatusChangedEvent(
                                    id, ChatStatus.PENDING, ChatStatus.IN_PROGRESS, null, chat.now()),
                            ChatScenario.assigned(chat, CARLA));
            assertThat(chat.progress())
                    .isEqualTo(new Progress(
                            ChatStatus.IN_PROGRESS, Priority.NORMAL, CARLA.id(), chat.now(), chat.now(), null, null));
        }

        @Test
        void takesNobodysChatAway() {
            var chat = anOpenChat().assignedTo(CARLA);
            var assignedAt = chat.now();
            chat.says(CARLOS, "I answer for Carla");

            assertThat(chat.progress().assignee()).isEqualTo(CARLA.id());
            assertThat(chat.progress().assignedAt()).isEqualTo(assignedAt);
            assertThat(chat.all(ChatAssignedEvent.class)).hasSize(1);
            assertThat(chat.all(ChatStatusChangedEvent.class).getLast().previous())
                    .isEqualTo(ChatStatus.ASSIGNED);
        }

        @Test
        void marksTheAnswerToAReopenedChatWithoutANewStatus() {
            var chat = anOpenChat().closedBy(VERA).reopenedBy(CARLA).says(CARLOS, "How can I help?");

            assertThat(chat.lastMessage().firstResponse()).isTrue();
            assertThat(chat.lastEvents())
                    .containsExactly(new MessageSentEvent(chat.lastMessage()), ChatScenario.assigned(chat, CARLOS));
        }

        @Test
        void isNotRepeatedAfterReopening() {
            var chat = anOpenChat()
                    .says(CARLA, "Good morning")
                    .closedBy(CARLA)
                    .reopenedBy(CARLA)
                    .says(CARLA, "Again");

            assertThat(chat.lastMessage().firstResponse()).isFalse();
        }
    }

    @Nested
    class Assigning {

        @Test
        void givesAWaitingChatToSomebody() {
            var chat = anOpenChat().assignedTo(CARLA);
            var id = chat.chat().id();

            assertThat(chat.progress())
                    .isEqualTo(new Progress(
                            ChatStatus.ASSIGNED, Priority.NORMAL, CARLA.id(), chat.now(), null, null, null));
            assertThat(chat.lastEvents())
                    .containsExactly(
                            new ChatStatusChangedEvent(id, ChatStatus.PENDING, ChatStatus.ASSIGNED, null, chat.now()),
                            ChatScenario.assigned(chat, CARLA));
        }

        @Test
        void leavesTheStatusOfAChatInProgress() {
            var chat = anOpenChat().closedBy(VERA).reopenedBy(CARLA).assignedTo(CARLOS);

            assertThat(chat.progress().status()).isEqualTo(ChatStatus.IN_PROGRESS);
            assertThat(chat.lastEvents()).containsExactly(ChatScenario.assigned(chat, CARLOS));
        }

        @Test
        void rejectsASecondTaker() {
            var chat = anOpenChat().assignedTo(CARLA);

            assertThatExceptionOfType(ChatAlreadyAssigned.class).isThrownBy(() -> chat.assignedTo(CARLOS));
            assertThatExceptionOfType(ChatAlreadyAssigned.class).isThrownBy(() -> chat.assignedTo(CARLA));
        }

        @Test
        void rejectsAClosedChat() {
            var chat = anOpenChat().closedBy(VERA);

            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.assignedTo(CARLA));
        }
    }

    @Nested
    class Closing {

        @Test
        void endsTheChatWithItsReason() {
            var chat = anOpenChat().assignedTo(CARLA).closedBy(CARLA, "solved");

            assertThat(chat.progress().status()).isEqualTo(ChatStatus.CLOSED);
            assertThat(chat.progress().closedAt()).isEqualTo(chat.now());
            assertThat(chat.progress().closedReason()).isEqualTo("solved");
            assertThat(chat.progress().assignee()).isEqualTo(CARLA.id());
            assertThat(chat.lastEvents())
                    .containsExactly(new ChatStatusChangedEvent(
                            chat.chat().id(), ChatStatus.ASSIGNED, ChatStatus.CLOSED, "solved", chat.now()));
        }

        @Test
        void tellsTheVisitor() {
            var chat = anOpenChat().closedBy(CARLA, "solved");

            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(1);
        }

        @Test
        void isForItsVisitorToo() {
            assertThat(anOpenChat().closedBy(VERA).progress().status()).isEqualTo(ChatStatus.CLOSED);
        }

        @Test
        void rejectsAClosedChat() {
            var chat = anOpenChat().closedBy(VERA);

            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.closedBy(CARLA));
        }

        @ParameterizedTest
        @FieldSource("dev.charla.domain.chat.ChatTest#STRANGERS")
        void isNotForStrangers(Participant stranger) {
            var open = anOpenChat();
            var closed = anOpenChat().closedBy(VERA);

            assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> open.closedBy(stranger));
            assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> closed.closedBy(stranger));
        }
    }

    @Nested
    class Reopening {

        @Test
        void putsAClosedChatInProgress() {
            var chat = anOpenChat().says(CARLA, "Good morning");
            var answered = chat.progress();
            chat.closedBy(VERA, "bye").reopenedBy(CARLOS);

            assertThat(chat.progress()).isEqualTo(answered);
            assertThat(chat.lastEvents())
                    .containsExactly(new ChatStatusChangedEvent(
                            chat.chat().id(), ChatStatus.CLOSED, ChatStatus.IN_PROGRESS, null, chat.now()));
        }

        @Test
        void letsTheVisitorWriteAgain() {
            var chat = anOpenChat().closedBy(VERA).reopenedBy(CARLA).says(VERA, "Thanks");

            assertThat(chat.lastMessage().content()).isEqualTo("Thanks");
        }

        @Test
        void isForStaffOnly() {
            var chat = anOpenChat().closedBy(VERA);

            assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> chat.reopenedBy(VERA));
            assertThat(chat.reopenedBy(ROBOT).progress().status()).isEqualTo(ChatStatus.IN_PROGRESS);
        }

        @Test
        void rejectsAChatThatIsNotClosed() {
            assertThatExceptionOfType(ChatNotClosed.class)
                    .isThrownBy(() -> anOpenChat().reopenedBy(CARLA));
        }

        @ParameterizedTest
        @FieldSource("dev.charla.domain.chat.ChatTest#STRANGERS")
        void isNotForStrangers(Participant stranger) {
            var chat = anOpenChat().closedBy(VERA);

            assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> chat.reopenedBy(stranger));
        }
    }

    @Nested
    class Visibility {

        @Test
        void isItsVisitorsAndTheStaffsOfItsSite() {
            var chat = anOpenChat().chat();

            assertThat(chat.isVisibleTo(VERA)).isTrue();
            assertThat(chat.isVisibleTo(CARLA)).isTrue();
            assertThat(chat.isVisibleTo(SAM)).isFalse();
            assertThat(chat.isVisibleTo(STELLA)).isFalse();
        }

        @Test
        void isNoQuestionOfEqualNumbers() {
            var sameNumber = new Visitor(new VisitorId(new UUID(4, 1)), People.TENANT, People.SHOP, "Vera");

            assertThat(anOpenChat().chat().isVisibleTo(sameNumber)).isFalse();
        }
    }

    @Test
    void keepsEarlierChatsAsTheyWere() {
        var scenario = anOpenChat();
        var before = scenario.chat();
        scenario.says(CARLA, "Good morning");

        assertThat(before.tally()).isEqualTo(new Tally(0, 0, 1, 0, 0));
        assertThat(before.progress().status()).isEqualTo(ChatStatus.PENDING);
    }

    @Nested
    class HandingOver {

        @Test
        void givesTheChatToSomebodyElse() {
            var chat = anOpenChat().assignedTo(CARLA).transferredTo(CARLOS);

            assertThat(chat.progress().assignee()).isEqualTo(CARLOS.id());
            assertThat(chat.progress().assignedAt()).isEqualTo(chat.now());
            assertThat(chat.lastEvents()).containsExactly(ChatScenario.assigned(chat, CARLOS));
        }

        @Test
        void takesAWaitingChatToo() {
            var chat = anOpenChat().transferredTo(CARLA);

            assertThat(chat.progress().status()).isEqualTo(ChatStatus.ASSIGNED);
            assertThat(chat.all(ChatStatusChangedEvent.class)).hasSize(1);
        }

        @Test
        void changesNothingForTheOneWhoHasIt() {
            var chat = anOpenChat().assignedTo(CARLA);
            var before = chat.chat();
            chat.transferredTo(CARLA);

            assertThat(chat.lastEvents()).isEmpty();
            assertThat(chat.chat()).isEqualTo(before);
        }

        @Test
        void isRefusedWhenClosed() {
            var chat = anOpenChat().closedBy(VERA).chat();

            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.transfer(CARLA, OPENING));
        }
    }

    @Nested
    class Unassigning {

        @Test
        void putsTheChatBackIntoTheQueue() {
            var chat = anOpenChat().assignedTo(CARLA).unassigned();

            assertThat(chat.progress())
                    .isEqualTo(new Progress(ChatStatus.PENDING, Priority.NORMAL, null, null, null, null, null));
            assertThat(chat.lastEvents())
                    .containsExactly(
                            new ChatStatusChangedEvent(
                                    chat.chat().id(), ChatStatus.ASSIGNED, ChatStatus.PENDING, null, chat.now()),
                            new ChatUnassignedEvent(chat.chat().id(), CARLA.id(), chat.now()));
        }

        @Test
        void keepsTheFirstResponse() {
            var chat = anOpenChat().says(CARLA, "Good morning").unassigned();
            var answeredAt = chat.progress().firstResponseAt();
            chat.says(CARLOS, "Good evening");

            assertThat(answeredAt).isNotNull();
            assertThat(chat.progress().firstResponseAt()).isEqualTo(answeredAt);
            assertThat(chat.lastMessage().firstResponse()).isFalse();
            assertThat(chat.progress().status()).isEqualTo(ChatStatus.IN_PROGRESS);
            assertThat(chat.progress().assignee()).isEqualTo(CARLOS.id());
        }

        @Test
        void changesNothingWhenNobodyHasIt() {
            var chat = anOpenChat();
            var before = chat.chat();
            chat.unassigned();

            assertThat(chat.lastEvents()).isEmpty();
            assertThat(chat.chat()).isEqualTo(before);
        }

        @Test
        void isRefusedWhenClosed() {
            var chat = anOpenChat().assignedTo(CARLA).closedBy(VERA).chat();

            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.unassign(OPENING));
        }
    }

    @Nested
    class AskingForAPerson {

        @Test
        void makesTheChatUrgent() {
            var chat = anOpenChat().agentRequestedBy(VERA);
            var id = chat.chat().id();

            assertThat(chat.progress().priority()).isEqualTo(Priority.URGENT);
            assertThat(chat.lastEvents())
                    .containsExactly(
                            new AgentRequestedEvent(id, VERA.id(), Priority.NORMAL, Priority.URGENT, chat.now()),
                            new ChatPriorityChangedEvent(id, VERA.id(), Priority.NORMAL, Priority.URGENT, chat.now()));
        }

        @Test
        void isHeardAgainWithoutAnotherPriority() {
            var chat = anOpenChat().agentRequestedBy(VERA).agentRequestedBy(VERA);

            assertThat(chat.lastEvents())
                    .containsExactly(new AgentRequestedEvent(
                            chat.chat().id(), VERA.id(), Priority.URGENT, Priority.URGENT, chat.now()));
        }

        @Test
        void leavesNoTraceInTheVisitorsRoom() {
            var chat = anOpenChat().agentRequestedBy(VERA);

            assertThat(chat.entriesFor(Audience.PARTICIPANTS)).isEmpty();
        }

        @Test
        void isForThoseWhoMaySeeTheChat() {
            var chat = anOpenChat().chat();

            assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> chat.requestAgent(SAM, OPENING));
        }

        @Test
        void isTheVisitorsOwnWish() {
            var chat = anOpenChat().chat();

            assertThatExceptionOfType(VisitorOnly.class).isThrownBy(() -> chat.requestAgent(CARLA, OPENING));
        }

        @Test
        void isRefusedWhenClosed() {
            var chat = anOpenChat().closedBy(VERA).chat();

            assertThatExceptionOfType(ChatAlreadyClosed.class).isThrownBy(() -> chat.requestAgent(VERA, OPENING));
        }
    }
}
