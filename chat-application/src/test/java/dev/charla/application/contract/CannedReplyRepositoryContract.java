package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.people.SiteId;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken;
import dev.charla.domain.replies.Wording;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class CannedReplyRepositoryContract {

    private Storage storage;
    private Shop shop;
    private SiteId site;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
        site = shop.site().id();
    }

    @Test
    void keepsOneOfASiteAndOneOfTheTenant() {
        var ofSite = added(shop, site, "hours");
        var ofTenant = added(shop, null, "hours");

        assertThat(storage.replies().find(ofSite.id())).contains(ofSite);
        assertThat(storage.replies().find(ofTenant.id())).contains(ofTenant);
    }

    @Test
    void keepsAsMuchAsTheRulesAllow() {
        var longest = new Wording(
                "\u00E9".repeat(Wording.MAX_SHORTCUT),
                "\uD83D\uDE00".repeat(Wording.MAX_TITLE),
                "\uD83D\uDE00".repeat(Wording.MAX_CONTENT));
        var reply = reply(shop, site, longest);
        add(reply);

        assertThat(storage.replies().find(reply.id())).contains(reply);
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(storage.replies().find(new CannedReplyId(storage.ids().next())))
                .isEmpty();
        assertThat(storage.replies().ofTenant(shop.site().tenant())).isEmpty();
    }

    @Test
    void listsThoseOfOneTenantByShortcut() {
        var second = added(shop, site, "hours");
        var third = added(shop, null, "thanks");
        var first = added(shop, site, "bye");
        added(Shop.at("other.example", storage), null, "hours");

        assertThat(storage.replies().ofTenant(shop.site().tenant())).containsExactly(first, second, third);
    }

    @Test
    void takesAShortcutOnceWhereItIsShared() {
        added(shop, site, "hours");
        added(shop, null, "hours");
        var branch = shop.branch("branch.example");
        added(branch, branch.site().id(), "hours");

        assertThatExceptionOfType(ShortcutTaken.class).isThrownBy(() -> added(shop, site, "hours"));
        assertThatExceptionOfType(ShortcutTaken.class).isThrownBy(() -> added(shop, null, "hours"));
    }

    @Test
    void rewordsAndRenames() {
        var reply = added(shop, site, "hours");
        added(shop, site, "bye");
        var other = reply.saying(new Wording("opening", "Hours", "From 10."), Shop.OPENING.plusSeconds(1));
        storage.inTransaction(() -> storage.replies().update(other));

        assertThat(storage.replies().find(reply.id())).contains(other);
        assertThatExceptionOfType(ShortcutTaken.class)
                .isThrownBy(() -> storage.inTransaction(
                        () -> storage.replies().update(other.saying(new Wording("bye", "t", "c"), Shop.OPENING))));
        assertThat(storage.replies().find(reply.id())).contains(other);
    }

    @Test
    void forgetsWhatIsRemovedAndFreesItsShortcut() {
        var reply = added(shop, site, "hours");
        storage.inTransaction(() -> storage.replies().remove(reply.id()));
        storage.inTransaction(() -> storage.replies().update(reply));

        assertThat(storage.replies().find(reply.id())).isEmpty();
        assertThat(added(shop, site, "hours")).isNotNull();
    }

    @Test
    void countsForOneAtATime() {
        added(Shop.at("other.example", storage), null, "hours");
        var tenant = shop.site().tenant();
        var additions = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.runAsync(() -> storage.inTransaction(() -> {
                    if (storage.replies().countForOneMore(tenant) < 2) {
                        storage.replies().add(reply(shop, site, wording("reply-" + number)));
                    }
                })))
                .toList();
        additions.forEach(CompletableFuture::join);

        assertThat(storage.replies().ofTenant(tenant)).hasSize(2);
    }

    @Test
    void isAsBeforeAfterAFailedTransaction() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.replies().add(reply(shop, site, wording("hours")));
                    throw new Failure();
                }));

        assertThat(storage.replies().ofTenant(shop.site().tenant())).isEqualTo(List.of());
    }

    private CannedReply added(Shop shop, @Nullable SiteId site, String shortcut) {
        var reply = reply(shop, site, wording(shortcut));
        add(reply);
        return reply;
    }

    private void add(CannedReply reply) {
        storage.inTransaction(() -> storage.replies().add(reply));
    }

    private CannedReply reply(Shop shop, @Nullable SiteId site, Wording wording) {
        return new CannedReply(
                new CannedReplyId(storage.ids().next()), shop.site().tenant(), site, wording, Shop.OPENING);
    }

    private static Wording wording(String shortcut) {
        return new Wording(shortcut, "Title of " + shortcut, "One line\nand another \uD83D\uDE00");
    }
}
