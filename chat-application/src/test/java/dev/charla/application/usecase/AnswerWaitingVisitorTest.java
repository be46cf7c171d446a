package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ChangeChat.AssignChat;
import dev.charla.application.port.in.ReplyToVisitor;
import dev.charla.application.port.out.Assistant.Answer;
import dev.charla.domain.assistant.Turn;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerWaitingVisitorTest {

    private final AssistantScenario scenario = new AssistantScenario();
    private final Charla charla = scenario.charla;
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final Integration robot = shop.program("Robot");
    private final ChatId chat = shop.chatOf(vera).id();

    @Test
    void answersAVisitorWhoWaits() {
        scenario.hears(says("When do you open?"));

        var reply = messages().getLast();
        assertThat(reply.content()).isEqualTo("We open at nine. You asked: When do you open?");
        assertThat(reply.sender().type()).isEqualTo(SenderType.BOT);
        assertThat(reply.ai()).isTrue();
        assertThat(scenario.assistant.asked().getLast().sites())
                .containsExactly(shop.site().id());
    }

    @Test
    void tellsWhatWasSaidSoFarAndNoNote() {
        scenario.hears(says("Hello"));
        charla.note(carla, chat, "canary");
        charla.say(robot, chat, "A person comes soon");
        charla.note(carla, chat, "another canary");
        scenario.hears(says("When?"));

        assertThat(scenario.assistant.asked().getLast().turns())
                .containsExactly(
                        Turn.ofUser("Hello"),
                        Turn.ofAssistant("We open at nine. You asked: Hello"),
                        Turn.ofAssistant("A person comes soon"),
                        Turn.ofUser("When?"));
    }

    @Test
    void tellsNothingThatWasTakenBack() {
        charla.delete(vera, says("canary"));

        scenario.hears(says("When?"));

        assertThat(scenario.assistant.asked().getLast().turns()).containsExactly(Turn.ofUser("When?"));
    }

    @Test
    void isNotAskedWhatWasTakenBackMeanwhile() {
        var asked = says("When do you open?");
        charla.delete(vera, asked);

        scenario.hears(asked);

        assertThat(scenario.assistant.asked()).isEmpty();
    }

    @Test
    void dropsTheReplyWhenAPersonAnswersMeanwhile() {
        var asked = says("When do you open?");
        scenario.assistant.thinks(question -> {
            charla.say(carla, chat, "At ten");
            return new Answer("At nine", true);
        });

        scenario.hears(asked);

        assertThat(messages()).extracting(Message::content).containsExactly("When do you open?", "At ten");
    }

    @Test
    void dropsTheReplyWhenAPersonTakesTheChatMeanwhile() {
        var asked = says("When do you open?");
        scenario.assistant.thinks(question -> {
            charla.change(new AssignChat(carla, chat, carla.id()));
            return new Answer("At nine", true);
        });

        scenario.hears(asked);

        assertThat(messages()).hasSize(1);
    }

    @Test
    void answersTheLastOfSeveralMessages() {
        var first = says("When do you open?");
        scenario.assistant.thinks(question -> {
            scenario.assistant.thinks(next -> new Answer("Tomorrow at nine", true));
            scenario.hears(says("And tomorrow?"));
            return new Answer("At nine", true);
        });

        scenario.hears(first);

        assertThat(messages())
                .extracting(Message::content)
                .containsExactly("When do you open?", "And tomorrow?", "Tomorrow at nine");
        assertThat(scenario.assistant.asked()).hasSize(2);
    }

    @Test
    void isNotEvenAskedOnceAPersonHasTheChat() {
        charla.change(new AssignChat(carla, chat, carla.id()));
        scenario.hears(says("When do you open?"));
        charla.say(carla, chat, "At ten");
        scenario.hears(says("Thanks"));

        assertThat(scenario.assistant.asked()).isEmpty();
    }

    @Test
    void answersNeitherItselfNorAnybodyButVisitors() {
        scenario.hears(says("When do you open?"));
        scenario.hears(messages().getLast());
        scenario.hears(charla.say(robot, chat, "At nine").message());
        scenario.hears(charla.note(carla, chat, "Hm").message());

        assertThat(scenario.assistant.asked()).hasSize(1);
    }

    @Test
    void leavesTheVisitorWaitingWhenItIsAwayOrDoesNotKnow() {
        var asked = says("When do you open?");
        scenario.assistant.isAway();
        scenario.hears(asked);
        scenario.assistant.thinks(question -> new Answer("I do not know", false));
        scenario.hears(asked);

        assertThat(messages()).containsExactly(asked);

        scenario.assistant.thinks(question -> new Answer("At nine", true));
        scenario.hears(asked);
        assertThat(messages()).hasSize(2);
    }

    @Test
    void saysOneReplyHoweverOftenAMessageIsHeardOf() {
        var asked = says("When do you open?");
        scenario.hears(asked);
        scenario.hears(asked);

        assertThat(messages()).hasSize(2);
        assertThat(scenario.reply(new ReplyToVisitor(chat, asked.id(), new Content("At nine"))))
                .isFalse();
    }

    @Test
    void tellsWhetherAReplyWasSaid() {
        var asked = says("When do you open?");
        var reply = new ReplyToVisitor(chat, asked.id(), new Content("At nine"));

        assertThat(scenario.reply(reply)).isTrue();
        assertThat(scenario.reply(reply)).isFalse();
        assertThat(messages()).hasSize(2);
    }

    @Test
    void repliesInNoChatThatIsNotThere() {
        var nowhere = new ChatId(charla.storage.ids().next());

        assertThat(scenario.reply(new ReplyToVisitor(nowhere, says("Hello").id(), new Content("Hi"))))
                .isFalse();
    }

    private Message says(String text) {
        return charla.say(vera, chat, text).message();
    }

    private List<Message> messages() {
        return charla.page(vera, chat, 10, null).messages().reversed();
    }
}
