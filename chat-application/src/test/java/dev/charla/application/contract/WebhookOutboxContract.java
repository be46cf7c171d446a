package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.application.port.out.WebhookOutbox.Backlog;
import dev.charla.application.port.out.WebhookOutbox.DeadLetter;
import dev.charla.application.port.out.WebhookOutbox.Outgoing;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.PhoneNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class WebhookOutboxContract {

    private static final PhoneNumber PHONE = new PhoneNumber("+34600111222");
    private static final Instant NOW = Shop.OPENING.plusSeconds(60);
    private static final Instant LEASED = NOW.plusSeconds(20);

    private Storage storage;
    private Shop shop;
    private WebhookOutbox outbox;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
        outbox = storage.outbox();
    }

    @Test
    void handsOutWhatIsDue() {
        var first = added(chat(), NOW.minusSeconds(2));
        var second = added(chat(), NOW.minusSeconds(1));
        added(chat(), NOW.plusMillis(1));

        assertThat(outbox.claim(NOW, LEASED, 10)).containsExactly(tried(first, 1), tried(second, 1));
    }

    @Test
    void handsOutTheLongestDueFirstAndNoMoreThanIsAskedFor() {
        var later = added(chat(), NOW.minusSeconds(1));
        var earlier = added(chat(), NOW.minusSeconds(2));

        assertThat(outbox.claim(NOW, LEASED, 1)).containsExactly(tried(earlier, 1));
        assertThat(outbox.claim(NOW, LEASED, 1)).containsExactly(tried(later, 1));
    }

    @Test
    void handsOutNothingTwiceUntilItsLeaseEnds() {
        var outgoing = added(chat(), NOW);
        outbox.claim(NOW, LEASED, 10);

        assertThat(outbox.claim(LEASED.minusMillis(1), LEASED.plusSeconds(20), 10))
                .isEmpty();
        assertThat(outbox.claim(LEASED, LEASED.plusSeconds(20), 10)).containsExactly(tried(outgoing, 2));
    }

    @Test
    void handsOutEachToOneHoweverManyAsk() throws Exception {
        var all = Collections.nCopies(20, NOW).stream()
                .map(at -> added(chat(), at))
                .toList();
        var start = new CyclicBarrier(4);
        Callable<List<Outgoing>> node = () -> {
            start.await();
            return outbox.claim(NOW, LEASED, 20);
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            var claimed = threads.invokeAll(Collections.nCopies(4, node)).stream()
                    .flatMap(done -> done.resultNow().stream())
                    .toList();
            assertThat(claimed)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(outgoing -> tried(outgoing, 1)).toList());
        }
    }

    @Test
    void handsOutTheMessagesOfAChatInTheirOrder() {
        var chat = chat();
        var first = added(chat, NOW);
        var second = added(chat, NOW);
        var claimed = outbox.claim(NOW, LEASED, 10);

        assertThat(claimed).containsExactly(tried(first, 1));
        assertThat(outbox.claim(NOW, LEASED, 10)).isEmpty();
        outbox.postpone(claimed.getFirst(), "answered 500", NOW.plusSeconds(5));
        assertThat(outbox.claim(NOW, LEASED, 10)).isEmpty();
        outbox.claim(NOW.plusSeconds(5), LEASED, 10).forEach(again -> outbox.settle(again.id()));
        assertThat(outbox.claim(NOW.plusSeconds(5), LEASED, 10)).containsExactly(tried(second, 1));
    }

    @Test
    void triesAgainWhenItIsTime() {
        var outgoing = added(chat(), NOW);
        var claimed = outbox.claim(NOW, LEASED, 10).getFirst();
        outbox.postpone(claimed, "answered 500", NOW.plusSeconds(5));

        assertThat(outbox.claim(NOW.plusMillis(4_999), LEASED, 10)).isEmpty();
        assertThat(outbox.claim(NOW.plusSeconds(5), LEASED, 10)).containsExactly(tried(outgoing, 2));
    }

    @Test
    void goesOnWithoutWhatWasGivenUp() {
        var chat = chat();
        var first = added(chat, NOW);
        var second = added(chat, NOW);
        outbox.giveUp(outbox.claim(NOW, LEASED, 10).getFirst(), "answered 500", NOW.plusSeconds(1));

        assertThat(outbox.claim(NOW, LEASED, 10)).containsExactly(tried(second, 1));
        assertThat(outbox.dead(Set.of(shop.site().id()), 10, null))
                .containsExactly(new DeadLetter(tried(first, 1), "answered 500", NOW.plusSeconds(1)));
    }

    @Test
    void listensNoMoreToWhoseLeaseHasEnded() {
        var outgoing = added(chat(), NOW);
        var slow = outbox.claim(NOW, LEASED, 10).getFirst();
        var quick = outbox.claim(LEASED, LEASED.plusSeconds(20), 10).getFirst();
        outbox.giveUp(slow, "did not answer in time", LEASED);
        outbox.postpone(slow, "did not answer in time", LEASED);

        assertThat(outbox.countDead(Set.of(shop.site().id()))).isZero();
        assertThat(outbox.claim(LEASED, LEASED.plusSeconds(20), 10)).isEmpty();
        outbox.postpone(quick, "answered 500", LEASED);
        assertThat(outbox.claim(LEASED, LEASED.plusSeconds(20), 10)).containsExactly(tried(outgoing, 3));
    }

    @Test
    void revivesWhatWasGivenUpBeforeLaterOnesOfItsChat() {
        var chat = chat();
        var first = added(chat, NOW);
        added(chat, NOW);
        outbox.giveUp(outbox.claim(NOW, LEASED, 10).getFirst(), "answered 500", NOW);
        var sites = Set.of(shop.site().id());

        assertThat(outbox.revive(first.id(), sites, NOW.plusSeconds(9))).isTrue();
        assertThat(outbox.revive(first.id(), sites, NOW.plusSeconds(9))).isFalse();
        assertThat(outbox.dead(sites, 10, null)).isEmpty();
        assertThat(outbox.claim(NOW.plusSeconds(9), LEASED, 10)).containsExactly(tried(first, 1));
    }

    @Test
    void showsAndRevivesWhatIsAtTheSitesNamedAlone() {
        var dead = died(NOW);
        var elsewhere = Set.of(Shop.at("elsewhere.example", storage).site().id());

        assertThat(outbox.dead(elsewhere, 10, null)).isEmpty();
        assertThat(outbox.dead(Set.of(), 10, null)).isEmpty();
        assertThat(outbox.countDead(elsewhere)).isZero();
        assertThat(outbox.countDead(Set.of())).isZero();
        assertThat(outbox.revive(dead.id(), elsewhere, NOW)).isFalse();
        assertThat(outbox.revive(dead.id(), Set.of(), NOW)).isFalse();
        assertThat(outbox.countDead(Set.of(shop.site().id()))).isOne();
    }

    @Test
    void showsTheNewestFirstInPages() {
        var sites = Set.of(shop.site().id());
        var all = List.of(died(NOW), died(NOW), died(NOW));

        var page = outbox.dead(sites, 2, null);
        assertThat(page)
                .extracting(letter -> letter.outgoing().id())
                .containsExactly(all.get(2).id(), all.get(1).id());
        assertThat(outbox.dead(sites, 2, page.getLast().outgoing().id()))
                .extracting(letter -> letter.outgoing().id())
                .containsExactly(all.getFirst().id());
        assertThat(outbox.countDead(sites)).isEqualTo(3);
    }

    @Test
    void tellsWhatWaits() {
        assertThat(outbox.backlog()).isEqualTo(new Backlog(0, 0, Optional.empty()));
        died(NOW.minusSeconds(60));
        added(chat(), NOW.minusSeconds(9));
        added(chat(), NOW);

        assertThat(outbox.backlog()).isEqualTo(new Backlog(2, 1, Optional.of(NOW.minusSeconds(9))));
    }

    @Test
    void keepsWhatWasStoredWithItsTransactionAlone() {
        var outgoing = outgoing(chat(), NOW);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction((Runnable) () -> {
                    outbox.add(outgoing);
                    throw new Failure();
                }));

        assertThat(outbox.claim(NOW, LEASED, 10)).isEmpty();
    }

    private Outgoing died(Instant createdAt) {
        var outgoing = added(chat(), createdAt);
        outbox.claim(NOW, LEASED, 10).stream()
                .filter(claimed -> claimed.id().equals(outgoing.id()))
                .forEach(claimed -> outbox.giveUp(claimed, "answered 500", NOW));
        return outgoing;
    }

    private Outgoing added(ChatId chat, Instant createdAt) {
        var outgoing = outgoing(chat, createdAt);
        storage.inTransaction(() -> outbox.add(outgoing));
        return outgoing;
    }

    private ChatId chat() {
        return shop.chatOf(shop.visitor("Vera")).id();
    }

    private Outgoing outgoing(ChatId chat, Instant createdAt) {
        var staff = shop.program("Robot");
        var message = shop.decide(chat, open -> open.send(staff, shop.saying("Hello"), Shop.OPENING))
                .messages()
                .getFirst();
        return new Outgoing(
                storage.ids().next(), shop.site().id(), chat, message.seq(), message.id(), PHONE, createdAt, 0);
    }

    private static Outgoing tried(Outgoing outgoing, int attempts) {
        return new Outgoing(
                outgoing.id(),
                outgoing.site(),
                outgoing.chat(),
                outgoing.seq(),
                outgoing.message(),
                outgoing.phone(),
                outgoing.createdAt(),
                attempts);
    }
}
