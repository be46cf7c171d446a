package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Failure;
import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.Availability.Available;
import dev.charla.application.port.in.Availability.Staffing;
import dev.charla.application.port.in.ChangeChat.AssignChat;
import dev.charla.application.port.in.ChangeChat.CloseChat;
import dev.charla.application.port.in.ChangeChat.TransferChat;
import dev.charla.application.port.in.ChangeChat.UnassignChat;
import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.ServeQueue;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.Visitor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final Staff carlos = shop.commercial("Carlos");

    @Test
    void aChatWaitsWhileNobodyChoseToBeOnline() {
        charla.presence.connected(carla, "a");
        charla.presence.choose(carlos, PresenceStatus.BUSY);

        var opened = open();
        assertThat(opened.position()).isEqualTo(1);
        assertThat(assignee(opened.chatId())).isNull();
    }

    @Test
    void aNewChatGoesToWhoIsOnline() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);

        var opened = open();
        assertThat(opened.position()).isZero();
        assertThat(assignee(opened.chatId())).isEqualTo(carla.id());
        assertThat(charla.open(vera, null, ContactDetails.NONE, "Hello").position())
                .isZero();
    }

    @Test
    void everyChatWaitsForAPersonWhereRoutingIsSwitchedOff() {
        var quiet = new Charla(new RoutingRules(false, 2, Duration.ofMinutes(1)));
        var branch = quiet.shop("shop.example");
        var chosen = branch.commercial("Carla");
        quiet.presence.choose(chosen, PresenceStatus.ONLINE);

        var opened = quiet.open(new OpenChat(branch.visitor("Vera"), null, ContactDetails.NONE, Map.of()));
        quiet.presence.choose(chosen, PresenceStatus.ONLINE);
        assertThat(opened.position()).isEqualTo(1);
        assertThat(quiet.storage.roster().queue(branch.site().id(), 10)).containsExactly(opened.chatId());
        quiet.change(new AssignChat(chosen, opened.chatId(), chosen.id()));
        assertThat(quiet.storage.roster().queue(branch.site().id(), 10)).isEmpty();
    }

    @Test
    void nobodyOfAnotherSiteGetsIt() {
        charla.presence.choose(Shop.at("other.example", charla.storage).commercial("Stella"), PresenceStatus.ONLINE);

        assertThat(assignee(open().chatId())).isNull();
    }

    @Test
    void whatStaffSaysInTheBeginningItTakesItself() {
        charla.presence.choose(carlos, PresenceStatus.ONLINE);

        var opened = charla.open(carla, vera.id(), ContactDetails.NONE, "Good morning");
        assertThat(assignee(opened.chatId())).isEqualTo(carla.id());
    }

    @Test
    void theLeastLoadedComesFirstAndThenWhoHasBeenIdleLongest() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        var first = open().chatId();
        charla.presence.choose(carlos, PresenceStatus.ONLINE);

        charla.after(Duration.ofSeconds(1));
        assertThat(assignee(open().chatId())).isEqualTo(carlos.id());
        charla.after(Duration.ofSeconds(2));
        assertThat(assignee(open().chatId())).isEqualTo(carla.id());
        charla.change(new CloseChat(carla, first, null));
        charla.after(Duration.ofSeconds(3));
        assertThat(assignee(open().chatId())).isEqualTo(carlos.id());
    }

    @Test
    void nobodyGetsMoreThanThereIsRoomFor() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        open();
        open();

        assertThat(open().position()).isEqualTo(1);
    }

    @Test
    void whoHasNoSocketTakesChatsForAsLongAsTheLease() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        charla.after(Duration.ofSeconds(59));
        assertThat(open().position()).isZero();
        charla.after(Duration.ofSeconds(60));
        assertThat(open().position()).isEqualTo(1);

        charla.presence.connected(carla, "a");
        assertThat(charla.storage.roster().queue(shop.site().id(), 10)).isEmpty();
    }

    @Test
    void whatWaitsIsGivenToWhoComesFreeUntilThereIsNoMoreRoom() {
        var chats = IntStream.range(0, 3).mapToObj(i -> open().chatId()).toList();
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        assertThat(chats.stream().map(this::assignee).map(Optional::ofNullable))
                .containsExactly(Optional.of(carla.id()), Optional.of(carla.id()), Optional.empty());
        assertThat(lastEntry(chats.getFirst()).event()).isInstanceOf(ChatAssignedEvent.class);

        charla.change(new CloseChat(carla, chats.getFirst(), null));
        charla.queues.on(lastEntry(chats.getFirst()));
        assertThat(assignee(chats.getLast())).isEqualTo(carla.id());
    }

    @Test
    void anEventOfAChatThatIsGoneServesNothing() {
        var chat = shop.chatOf(vera).id();
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        charla.change(new UnassignChat(carla, chat));
        var entry = lastEntry(chat);

        charla.queues.on(new RoomEntry(new Room(new ChatId(new UUID(9, 9)), Audience.RECORD), 1, entry.event()));
        assertThat(assignee(chat)).isNull();
    }

    @Test
    void oneChatIsGivenAtATimeAndToldWhetherMoreMayWait() {
        var chats = IntStream.range(0, 3).mapToObj(i -> open().chatId()).toList();
        charla.storage.roster().choose(carla.id(), PresenceStatus.ONLINE, Charla.NOW);

        assertThat(serves()).isTrue();
        assertThat(chats.stream().map(this::assignee).filter(Objects::nonNull)).hasSize(1);
        assertThat(serves()).isTrue();
        assertThat(serves()).isFalse();
        assertThat(chats.stream().map(this::assignee).filter(Objects::nonNull)).hasSize(2);
    }

    private boolean serves() {
        return charla.commands().send(new ServeQueue(shop.site().id())).assigned();
    }

    @Test
    void occasionsThatComeTogetherAreServedOneAfterAnotherByOneThread() {
        var chat = open().chatId();
        var tasks = new ArrayDeque<Runnable>();
        var queues = new ServeQueueOnFreedStaff(
                charla.commands(), charla.storage.chats(), charla.storage.roster(), tasks::add);
        charla.storage.roster().choose(carla.id(), PresenceStatus.ONLINE, Charla.NOW);

        queues.cameFree(carla.tenant());
        queues.cameFree(carla.tenant());
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(assignee(chat)).isEqualTo(carla.id());
        assertThat(tasks).isEmpty();

        queues.cameFree(carla.tenant());
        assertThat(tasks).hasSize(1);
    }

    @Test
    void anOccasionThatComesWhileOneIsServedIsServedAfterIt() {
        open();
        var busy = new Busy();
        busy.queues.cameFree(carla.tenant());

        busy.tasks.remove().run();
        assertThat(busy.tasks).hasSize(1);

        busy.tasks.remove().run();
        assertThat(busy.tasks).isEmpty();
        assertThat(busy.served).isEqualTo(2);
    }

    /** Gives another occasion while it serves the first. */
    private final class Busy implements Commands {

        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private final ServeQueueOnFreedStaff queues =
                new ServeQueueOnFreedStaff(this, charla.storage.chats(), charla.storage.roster(), tasks::add);
        private int served;

        @Override
        public <R> R send(Command<R> command) {
            served++;
            if (served == 1) {
                queues.cameFree(carla.tenant());
            }
            return charla.commands().send(command);
        }
    }

    @Test
    void nobodyComesFreeWhenAChatIsAnsweredOrReopened() {
        var chat = open().chatId();
        var room = new Room(chat, Audience.PARTICIPANTS);
        var tasks = new ArrayDeque<Runnable>();
        var queues = new ServeQueueOnFreedStaff(
                charla.commands(), charla.storage.chats(), charla.storage.roster(), tasks::add);

        queues.on(new RoomEntry(room, 1, moved(chat, ChatStatus.ASSIGNED, ChatStatus.IN_PROGRESS)));
        queues.on(new RoomEntry(room, 2, moved(chat, ChatStatus.CLOSED, ChatStatus.IN_PROGRESS)));
        assertThat(tasks).isEmpty();

        queues.on(new RoomEntry(room, 3, moved(chat, ChatStatus.IN_PROGRESS, ChatStatus.CLOSED)));
        assertThat(tasks).hasSize(1);
    }

    private static ChatStatusChangedEvent moved(ChatId chat, ChatStatus from, ChatStatus to) {
        return new ChatStatusChangedEvent(chat, from, to, null, Charla.NOW);
    }

    @Test
    void anOccasionThatFailsKeepsNoOtherFromBeingServed() {
        var chat = open().chatId();
        var failing = new AtomicBoolean(true);
        var tasks = new ArrayDeque<Runnable>();
        var queues = new ServeQueueOnFreedStaff(
                failingWhile(failing), charla.storage.chats(), charla.storage.roster(), tasks::add);
        charla.storage.roster().choose(carla.id(), PresenceStatus.ONLINE, Charla.NOW);

        queues.cameFree(carla.tenant());
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> tasks.remove().run());
        failing.set(false);
        queues.cameFree(carla.tenant());
        tasks.remove().run();
        assertThat(assignee(chat)).isEqualTo(carla.id());
    }

    private Commands failingWhile(AtomicBoolean failing) {
        return new Commands() {
            @Override
            public <R> R send(Command<R> command) {
                if (failing.get()) {
                    throw new Failure();
                }
                return charla.commands().send(command);
            }
        };
    }

    @Test
    void whatWasPutBackDoesNotReturnToTheOneWhoHadItAndBlocksNothing() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        var chat = open().chatId();
        charla.change(new UnassignChat(carla, chat));
        var next = shop.chatOf(vera).id();
        charla.presence.choose(carla, PresenceStatus.ONLINE);

        assertThat(assignee(chat)).isNull();
        assertThat(assignee(next)).isEqualTo(carla.id());
        charla.presence.choose(carlos, PresenceStatus.ONLINE);
        assertThat(assignee(chat)).isEqualTo(carlos.id());
    }

    @Test
    void whatHappensToAChatThatWasPutBackDoesNotReturnItEither() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        var chat = open().chatId();
        charla.change(new UnassignChat(carla, chat));
        charla.tag(carla, chat, "delivery");
        charla.presence.choose(carla, PresenceStatus.ONLINE);

        assertThat(assignee(chat)).isNull();
    }

    @Test
    void nobodyGetsAChatWhoTurnsOutToBeTakenUnderTheLock() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        var waiting = charla.storage.chats().find(shop.chatOf(vera).id()).orElseThrow();

        assertThat(routed(waiting, duty(PresenceStatus.ONLINE, 1))).isEqualTo(carla.id());
        assertThat(routed(waiting, duty(PresenceStatus.ONLINE, 2))).isNull();
        assertThat(routed(waiting, duty(PresenceStatus.BUSY, 0))).isNull();
    }

    @Test
    void theLastWhoGaveItAwayCounts() {
        var chat = open().chatId();
        charla.change(new AssignChat(carla, chat, carla.id()));
        charla.change(new UnassignChat(carla, chat));
        charla.change(new AssignChat(carla, chat, carla.id()));
        charla.change(new TransferChat(carla, chat, carlos.id()));
        charla.change(new UnassignChat(carla, chat));
        charla.presence.choose(carlos, PresenceStatus.ONLINE);
        assertThat(assignee(chat)).isNull();

        charla.presence.choose(carla, PresenceStatus.ONLINE);
        assertThat(assignee(chat)).isEqualTo(carla.id());
    }

    @Test
    void assigningByHandAsksForNoRoom() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        open();
        open();
        var third = open().chatId();

        charla.change(new AssignChat(carlos, third, carla.id()));
        assertThat(assignee(third)).isEqualTo(carla.id());
    }

    @Test
    void showsWhoWouldBeGivenAChat() {
        var ada = shop.staff("Ada", Role.ADMIN);
        shop.branch("branch.example");
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        open();
        charla.presence.choose(ada, PresenceStatus.ONLINE);
        var boss = charla.storage.staff().find(ada.id()).orElseThrow().staff();

        assertThat(charla.availability.at(boss.sites()))
                .containsExactly(
                        new Available(ada.id(), "Ada", PresenceStatus.ONLINE, 0, 2),
                        new Available(carla.id(), "Carla", PresenceStatus.ONLINE, 1, 2));
    }

    @Test
    void tellsWhoKnowsTheKeyWhetherSomebodyIsThere() {
        assertThat(staffing()).isEqualTo(new Staffing(false, 0));
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        assertThat(staffing()).isEqualTo(new Staffing(true, 1));
        open();
        open();
        assertThat(staffing()).isEqualTo(new Staffing(false, 1));

        assertThatExceptionOfType(UnknownSite.class)
                .isThrownBy(() -> charla.availability.at("shop.example", "wrong", null));
        assertThatExceptionOfType(ForeignOrigin.class)
                .isThrownBy(
                        () -> charla.availability.at("shop.example", shop.site().apiKey(), "https://evil.example"));
    }

    @Test
    void nobodyIsThereWhoHasHadNoSocketForTooLong() {
        charla.presence.choose(carla, PresenceStatus.ONLINE);
        charla.after(Duration.ofSeconds(60));

        assertThat(staffing()).isEqualTo(new Staffing(false, 0));
    }

    private Duty duty(PresenceStatus chosen, long activeChats) {
        return new Duty(carla.id(), "Carla", chosen, Charla.NOW, null, activeChats, null);
    }

    /** Who gets a chat when the lock of whose turn it is shows that. */
    private @Nullable StaffId routed(Chat chat, Duty locked) {
        return charla.routingThatLocks(locked)
                .route(chat, Charla.NOW)
                .chat()
                .progress()
                .assignee();
    }

    private Staffing staffing() {
        return charla.availability.at("Shop.example", shop.site().apiKey(), "https://shop.example");
    }

    private OpenChat.Opened open() {
        return charla.open(new OpenChat(vera, null, ContactDetails.NONE, Map.of()));
    }

    private @Nullable StaffId assignee(ChatId chat) {
        return charla.storage.chats().find(chat).orElseThrow().progress().assignee();
    }

    private RoomEntry lastEntry(ChatId chat) {
        return charla.storage
                .log()
                .after(new Room(chat, Audience.RECORD), 0, 10)
                .getLast();
    }
}
