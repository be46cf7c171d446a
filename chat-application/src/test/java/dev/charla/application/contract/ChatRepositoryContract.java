package dev.charla.application.contract;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Enrollment;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Progress;
import dev.charla.domain.chat.Tally;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class ChatRepositoryContract {

    private Storage storage;
    private Shop shop;
    private Visitor vera;
    private Staff carla;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
    }

    @Test
    void findsNothingWhereNothingIs() {
        var unknown = new ChatId(storage.ids().next());

        assertThat(storage.chats().find(unknown)).isEmpty();
        assertThat(storage.inTransaction(() -> storage.chats().lock(unknown))).isEmpty();
    }

    @Test
    void findsAChatAsItWasAdded() {
        var chat = shop.chatOf(vera);

        assertThat(storage.chats().find(chat.id())).contains(chat);
        assertThat(storage.inTransaction(() -> storage.chats().lock(chat.id()))).contains(chat);
    }

    @Test
    void keepsEveryPartOfAChat() {
        var metadata = Map.of("page", "/caf\u00E9?a=\"b\"", "emoji", "\uD83D\uDE00", "", "empty");
        var chat = shop.chatOf(vera);
        var full = new Chat(
                new ChatId(storage.ids().next()),
                new Origin(chat.origin().tenant(), shop.site().id(), vera.id(), metadata, Shop.OPENING),
                new Progress(
                        ChatStatus.CLOSED,
                        Priority.URGENT,
                        carla.id(),
                        Shop.OPENING.plusMillis(1),
                        Shop.OPENING.plusMillis(2),
                        Shop.OPENING.plusMillis(3),
                        "solved"),
                new Tally(11, 12, 13, 14, 15));
        storage.inTransaction(() -> storage.chats().add(full));

        assertThat(storage.chats().find(full.id())).contains(full);
    }

    @Test
    void replacesAChat() {
        var chat = shop.chatOf(vera);
        var closed = shop.decide(
                chat.id(),
                open -> open.send(carla, shop.saying("Good morning"), Shop.OPENING)
                        .then(answered -> answered.close(carla, "solved", Shop.OPENING.plusSeconds(1))));

        assertThat(storage.chats().find(chat.id())).contains(closed.chat());
    }

    @Test
    void forgetsWhatANewProgressNoLongerHas() {
        var chat = shop.chatOf(vera);
        shop.decide(chat.id(), open -> open.close(vera, "bye", Shop.OPENING));
        shop.decide(chat.id(), closed -> closed.reopen(carla, Shop.OPENING));

        var progress = storage.chats().find(chat.id()).orElseThrow().progress();
        assertThat(progress.closedAt()).isNull();
        assertThat(progress.closedReason()).isNull();
    }

    @Test
    void findsAChatByItsEnrollment() {
        var key = new EnrollmentId("9b7a28d8-ebae-44a7-b386-1894ba32357d");
        var chat = enrolled(key);

        assertThat(storage.chats().findEnrolled(key)).isEmpty();
        assertThat(storage.inTransaction(() -> storage.chats().addEnrolled(chat)))
                .isTrue();
        assertThat(storage.chats().findEnrolled(key)).contains(chat);
        assertThat(storage.chats().find(chat.id())).contains(chat);

        var moved = shop.decide(chat.id(), open -> open.enroll(carla, new InfluencerId("8"), Shop.OPENING));
        assertThat(storage.chats().findEnrolled(key)).contains(moved.chat());
    }

    @Test
    void keepsOneChatForAnEnrollment() throws Exception {
        var key = new EnrollmentId("e1");
        Callable<Boolean> add =
                () -> storage.inTransaction(() -> storage.chats().addEnrolled(enrolled(key)));
        var added = 0;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(Collections.nCopies(8, add))) {
                added += future.get() ? 1 : 0;
            }
        }
        assertThat(added).isOne();
    }

    private Chat enrolled(EnrollmentId key) {
        var origin = new Origin(shop.site().tenant(), shop.site().id(), vera.id(), Map.of(), Shop.OPENING);
        var enrollment = new Enrollment(key, new InfluencerId("7"));
        return Chat.openFor(enrollment, new ChatId(storage.ids().next()), origin)
                .chat();
    }

    @Test
    void replacesNoOtherChat() {
        var other = shop.chatOf(vera);
        var chat = shop.chatOf(vera);
        shop.decide(chat.id(), open -> open.close(vera, null, Shop.OPENING));

        assertThat(storage.chats().find(other.id())).contains(other);
    }

    @Test
    void undoesWhatAFailedTransactionDid() {
        var chat = shop.chatOf(vera);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.chats().update(chat.close(vera, null, Shop.OPENING).chat());
                    throw new Failure();
                }));

        assertThat(storage.chats().find(chat.id())).contains(chat);
    }

    @Test
    void letsOneAtATimeChangeALockedChat() throws Exception {
        var chat = shop.chatOf(vera);
        Callable<Object> count =
                () -> shop.decide(chat.id(), open -> open.send(vera, shop.saying("one"), Shop.OPENING));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(Collections.nCopies(20, count))) {
                future.get();
            }
        }

        assertThat(storage.chats().find(chat.id()).orElseThrow().tally().publicMessages())
                .isEqualTo(20);
    }

    @Test
    void locksThoseThatAreThere() {
        var chats = Set.of(shop.chatOf(vera), shop.chatOf(shop.visitor("Walt")));
        shop.chatOf(shop.visitor("Yara"));
        var ids = chats.stream().map(Chat::id).collect(toCollection(HashSet::new));
        ids.add(new ChatId(storage.ids().next()));

        assertThat(storage.inTransaction(() -> storage.chats().tryLockAll(ids)))
                .containsExactlyInAnyOrderElementsOf(chats);
        assertThat(storage.inTransaction(() -> storage.chats().tryLockAll(Set.of())))
                .isEmpty();
    }

    @Test
    void queuesWaitingChatsByTheirAge() {
        var second = shop.chatOf(vera, Shop.OPENING.plusMillis(1));
        var first = shop.chatOf(vera, Shop.OPENING);
        var third = shop.chatOf(vera, Shop.OPENING.plusMillis(2));

        assertThat(storage.chats().queuePosition(first)).isEqualTo(1);
        assertThat(storage.chats().queuePosition(second)).isEqualTo(2);
        assertThat(storage.chats().queuePosition(third)).isEqualTo(3);
    }

    @Test
    void queuesChatsOfOneInstantByTheirId() {
        var first = shop.chatOf(vera);
        var second = shop.chatOf(vera);

        assertThat(storage.chats().queuePosition(first)).isEqualTo(1);
        assertThat(storage.chats().queuePosition(second)).isEqualTo(2);
    }

    @Test
    void queuesOnlyWhatWaits() {
        var answered = shop.chatOf(vera, Shop.OPENING);
        var waiting = shop.chatOf(vera, Shop.OPENING.plusMillis(1));
        var after = shop.decide(answered.id(), chat -> chat.assign(carla, Shop.OPENING));

        assertThat(storage.chats().queuePosition(after.chat())).isZero();
        assertThat(storage.chats().queuePosition(waiting)).isEqualTo(1);
    }

    @Test
    void queuesEachSiteApart() {
        shop.chatOf(vera, Shop.OPENING);
        var branch = shop.branch("branch.example");
        var there = branch.chatOf(branch.visitor("Bea"), Shop.OPENING.plusMillis(1));

        assertThat(storage.chats().queuePosition(there)).isEqualTo(1);
    }
}
