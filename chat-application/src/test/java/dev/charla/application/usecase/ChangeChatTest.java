package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ChangeChat.AssignChat;
import dev.charla.application.port.in.ChangeChat.CloseChat;
import dev.charla.application.port.in.ChangeChat.PrioritiseChat;
import dev.charla.application.port.in.ChangeChat.ReopenChat;
import dev.charla.application.port.in.ChangeChat.RequestAgent;
import dev.charla.application.port.in.ChangeChat.TransferChat;
import dev.charla.application.port.in.ChangeChat.UnassignChat;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyAssigned;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.NoSuchCommercial;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeChatTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final Staff carlos = shop.commercial("Carlos");
    private final ChatId chat = shop.chatOf(vera).id();

    @Test
    void assignsAChat() {
        var assigned = charla.change(new AssignChat(carlos, chat, carla.id()));

        assertThat(assigned.progress().assignee()).isEqualTo(carla.id());
        assertThat(charla.storage.chats().find(chat)).contains(assigned);
    }

    @Test
    void tellsOfAnAssignmentInTheRoomsItConcerns() {
        charla.change(new AssignChat(carlos, chat, carla.id()));

        assertThat(charla.storage.log().after(new Room(chat, Audience.PARTICIPANTS), 0, 10))
                .extracting(entry -> entry.event().getClass())
                .isEqualTo(List.of(ChatStatusChangedEvent.class));
        assertThat(charla.storage.log().lastSeq(new Room(chat, Audience.RECORD)))
                .isEqualTo(2);
    }

    @Test
    void changesHowUrgentAChatIs() {
        assertThat(charla.change(new PrioritiseChat(carla, chat, Priority.LOW))
                        .progress()
                        .priority())
                .isEqualTo(Priority.LOW);
        assertThatExceptionOfType(StaffOnly.class)
                .isThrownBy(() -> charla.change(new PrioritiseChat(vera, chat, Priority.URGENT)));
    }

    @Test
    void theSecondAssignmentLoses() {
        charla.change(new AssignChat(carla, chat, carla.id()));
        var rows = charla.storage.rows();

        assertThatExceptionOfType(ChatAlreadyAssigned.class)
                .isThrownBy(() -> charla.change(new AssignChat(carlos, chat, carlos.id())));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void assignsToNobodyUnknownAndNobodyOfAnotherSite() {
        var stranger = Shop.at("other.example", charla.storage).commercial("Stella");

        assertThatExceptionOfType(NoSuchCommercial.class)
                .isThrownBy(() -> charla.change(new AssignChat(carla, chat, new StaffId(new UUID(9, 9)))));
        assertThatExceptionOfType(NoSuchCommercial.class)
                .isThrownBy(() -> charla.change(new TransferChat(carla, chat, stranger.id())));
    }

    @Test
    void transfersAndUnassigns() {
        charla.change(new AssignChat(carla, chat, carla.id()));

        assertThat(charla.change(new TransferChat(carla, chat, carlos.id()))
                        .progress()
                        .assignee())
                .isEqualTo(carlos.id());
        assertThat(charla.change(new UnassignChat(carlos, chat)).progress().status())
                .isEqualTo(ChatStatus.PENDING);
    }

    @Test
    void visitorsAssignNothing() {
        assertThatExceptionOfType(StaffOnly.class)
                .isThrownBy(() -> charla.change(new AssignChat(vera, chat, carla.id())));
        assertThatExceptionOfType(StaffOnly.class)
                .isThrownBy(() -> charla.change(new TransferChat(vera, chat, carla.id())));
        assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> charla.change(new UnassignChat(vera, chat)));
        assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> charla.change(new ReopenChat(vera, chat)));
    }

    @Test
    void closesAndReopens() {
        assertThat(charla.change(new CloseChat(vera, chat, "done")).progress().closedReason())
                .isEqualTo("done");
        assertThat(charla.change(new ReopenChat(carla, chat)).progress().status())
                .isEqualTo(ChatStatus.IN_PROGRESS);
    }

    @Test
    void asksForAPerson() {
        assertThat(charla.change(new RequestAgent(vera, chat)).progress().priority())
                .isEqualTo(Priority.URGENT);
    }

    @Test
    void strangersFindNoChat() {
        var sam = shop.visitor("Sam");
        var stella = Shop.at("other.example", charla.storage).commercial("Stella");
        var absent = new ChatId(new UUID(9, 9));

        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.change(new CloseChat(sam, chat, null)));
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.change(new AssignChat(stella, chat, stella.id())));
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.change(new CloseChat(carla, absent, null)));
    }
}
