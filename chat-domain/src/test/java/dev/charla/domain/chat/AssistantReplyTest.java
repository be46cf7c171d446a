package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import org.junit.jupiter.api.Test;

/** What the assistant may say to a visitor who waits, and when a person wins. */
class AssistantReplyTest {

    private final ChatScenario chat = ChatScenario.anOpenChat().says(People.VERA, "When do you open?");
    private final Message asked = chat.lastMessage();

    @Test
    void answersAVisitorWhoWaits() {
        reply();

        var said = chat.lastMessage();
        assertThat(said.content()).isEqualTo("At nine");
        assertThat(said.sender()).isEqualTo(Sender.assistant());
        assertThat(said.sender().type()).isEqualTo(SenderType.BOT);
        assertThat(said.ai()).isTrue();
        assertThat(said.internal()).isFalse();
        assertThat(said.firstResponse()).isFalse();
    }

    @Test
    void leavesTheVisitorWaitingForAPerson() {
        reply();

        assertThat(chat.progress().status()).isEqualTo(ChatStatus.PENDING);
        assertThat(chat.progress().firstResponseAt()).isNull();
        assertThat(chat.says(People.CARLA, "Hello").lastMessage().firstResponse())
                .isTrue();
    }

    @Test
    void comesTooLateWhenAPersonHasAnswered() {
        chat.says(People.CARLA, "At ten");

        assertDropped();
    }

    @Test
    void comesTooLateWhenAPersonHasTakenTheChat() {
        chat.assignedTo(People.CARLA);

        assertDropped();
    }

    @Test
    void comesTooLateWhenTheVisitorHasAskedForAPerson() {
        chat.agentRequestedBy(People.VERA);

        assertDropped();
    }

    @Test
    void comesTooLateWhenTheVisitorSaidSomethingElse() {
        chat.says(People.VERA, "Or tomorrow?");

        assertDropped();
    }

    @Test
    void comesTooLateWhenAProgramHasAnswered() {
        chat.says(People.ROBOT, "At nine");

        assertDropped();
    }

    @Test
    void comesTooLateWhenTheQuestionWasTakenBack() {
        chat.deletes(People.VERA, asked);

        var latest = asked.deleted(chat.now());
        assertThat(chat.chat()
                        .reply(asked.id(), latest, Drafts.saying("At nine"), chat.now())
                        .entries())
                .isEmpty();
    }

    @Test
    void comesTooLateWhenTheChatIsClosed() {
        chat.closedBy(People.VERA);

        assertDropped();
    }

    @Test
    void isSaidOnceToOneQuestion() {
        reply();

        assertDropped();
    }

    @Test
    void answersNobodyButTheVisitor() {
        reply();
        var own = chat.lastMessage();

        assertThat(chat.chat()
                        .reply(own.id(), own, Drafts.saying("Indeed"), chat.now())
                        .entries())
                .isEmpty();
    }

    @Test
    void isNotKeptFromSpeakingByANote() {
        chat.notes(People.CARLA, "He always asks that");

        assertThat(replyTo(asked)).isTrue();
    }

    @Test
    void waitsForAPersonWhoPutTheChatBack() {
        chat.assignedTo(People.CARLA).unassigned();

        assertThat(chat.chat().awaitsAssistant()).isTrue();
    }

    private void reply() {
        assertThat(replyTo(asked)).isTrue();
    }

    private void assertDropped() {
        var entries = chat.entriesFor(Audience.PARTICIPANTS).size();

        assertThat(replyTo(chat.lastMessage())).isFalse();
        assertThat(chat.entriesFor(Audience.PARTICIPANTS)).hasSize(entries);
    }

    /** @param latest the last public message; whether anything was said */
    private boolean replyTo(Message latest) {
        chat.reply(asked.id(), latest, "At nine");
        return !chat.lastEvents().isEmpty();
    }
}
