package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ChangeChat.AssignChat;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.OpenChat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.NotTheAuthor;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What programs do in chats: what staff does, on their sites alone, and without supervising anybody. */
class ProgramsTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Shop elsewhere = charla.shop("elsewhere.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Integration robot = shop.program("Robot");
    private final Integration stranger = elsewhere.program("Stranger");

    @Test
    void readNotesAsStaffDoes() {
        var chat = shop.chatOf(vera).id();
        charla.say(vera, chat, "Hello");
        charla.note(shop.commercial("Carla"), chat, "A note");

        assertThat(charla.page(robot, chat, 10, null).messages())
                .extracting(Message::content)
                .containsExactly("A note", "Hello");
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.page(stranger, chat, 10, null));
    }

    @Test
    void writeAsBots() {
        var chat = shop.chatOf(vera).id();

        var sent = charla.say(robot, chat, "Hello").message();
        assertThat(sent.sender().type()).isEqualTo(SenderType.BOT);
        assertThat(sent.sender().id()).isEqualTo(robot.id().value());
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.say(stranger, chat, "Hello"));
    }

    @Test
    void changeWhatTheyWroteAlone() {
        var chat = shop.chatOf(vera).id();
        var theirs = charla.say(robot, chat, "Hello").message();
        var hers = charla.say(vera, chat, "Hello").message();

        assertThat(charla.edit(robot, theirs, "Hello!").content()).isEqualTo("Hello!");
        assertThat(charla.delete(robot, theirs).wasDeleted()).isTrue();
        assertThatExceptionOfType(NotTheAuthor.class).isThrownBy(() -> charla.delete(robot, hers));
        assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> charla.delete(stranger, hers));
    }

    @Test
    void seeTheChatsOfTheirSites() {
        var chat = shop.chatOf(vera);
        var views = new ViewChats(charla.storage.catalogue());

        assertThat(views.view(robot, chat.id()).chat().id()).isEqualTo(chat.id());
        assertThat(views.list(robot, Filter.ALL, 10, null).chats()).hasSize(1);
        assertThat(views.list(stranger, Filter.ALL, 10, null).chats()).isEmpty();
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> views.view(stranger, chat.id()));
    }

    @Test
    void openChatsForTheVisitorsOfTheirSites() {
        var opened = charla.open(new OpenChat(robot, vera.id(), ContactDetails.NONE, Map.of()));

        assertThat(charla.storage
                        .chats()
                        .find(opened.chatId())
                        .orElseThrow()
                        .origin()
                        .visitor())
                .isEqualTo(vera.id());
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> charla.open(new OpenChat(robot, null, ContactDetails.NONE, Map.of())));
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.open(new OpenChat(stranger, vera.id(), ContactDetails.NONE, Map.of())));
    }

    @Test
    void giveChatsToPeople() {
        var chat = shop.chatOf(vera).id();
        var carla = shop.commercial("Carla");

        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.change(new AssignChat(stranger, chat, carla.id())));
        assertThat(charla.change(new AssignChat(robot, chat, carla.id()))
                        .progress()
                        .assignee())
                .isEqualTo(carla.id());
    }

    @Test
    void searchTheirSites() {
        var chat = shop.chatOf(vera).id();
        charla.say(vera, chat, "red shoes");

        assertThat(charla.searching.search(robot, "red", null, 10, null).messages())
                .hasSize(1);
        assertThat(charla.searching.search(robot, "red", chat, 10, null).messages())
                .hasSize(1);
        assertThat(charla.searching.search(stranger, "red", null, 10, null).messages())
                .isEmpty();
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.searching.search(stranger, "red", chat, 10, null));
    }
}
