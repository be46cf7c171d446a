package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.VisitorId;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class VisitorRepositoryContract {

    private static final ContactDetails DETAILS = new ContactDetails("Vera \u00D1", "v@home.example", "+34 600");

    private Storage storage;
    private Shop shop;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        assertThat(storage.visitors().find(new VisitorId(storage.ids().next()))).isEmpty();
    }

    @Test
    void keepsAStrangerAsOne() {
        var stranger = stranger();
        storage.inTransaction(() -> storage.visitors().add(stranger));

        assertThat(storage.visitors().find(stranger.id())).contains(stranger);
    }

    @Test
    void keepsEveryPartOfAProfile() {
        var profile = stranger().withConsent("v2", Shop.OPENING.plusMillis(5)).with(DETAILS);
        storage.inTransaction(() -> storage.visitors().add(profile));

        assertThat(storage.visitors().find(profile.id())).contains(profile);
    }

    @Test
    void replacesOneProfileAlone() {
        var stranger = stranger();
        var other = stranger();
        storage.inTransaction(() -> storage.visitors().add(stranger));
        storage.inTransaction(() -> storage.visitors().add(other));
        var known = stranger.withConsent("v2", Shop.OPENING.plusMillis(5)).with(DETAILS);
        storage.inTransaction(() -> storage.visitors().update(known));

        assertThat(storage.visitors().find(stranger.id())).contains(known);
        assertThat(storage.visitors().find(other.id())).contains(other);
    }

    @Test
    void findsAVerifiedVisitorByItsSubjectAtItsSite() {
        var verified = stranger().verifiedAs(new VerifiedContact("user-1", DETAILS));
        assertThat(add(verified)).isTrue();
        var elsewhere = Shop.at("other.example", storage).site().id();

        assertThat(storage.visitors().find(verified.id())).contains(verified);
        assertThat(storage.visitors().findBySubject(verified.site(), "user-1")).contains(verified);
        assertThat(storage.visitors().findBySubject(verified.site(), "user-2")).isEmpty();
        assertThat(storage.visitors().findBySubject(elsewhere, "user-1")).isEmpty();
    }

    @Test
    void keepsWhatIsVerifiedApartFromWhatIsSaid() {
        var known = stranger();
        storage.inTransaction(() -> storage.visitors().add(known));
        var verified = known.verifiedAs(new VerifiedContact("user-1", new ContactDetails(null, null, "+34 700")))
                .withConsent("v2", Shop.OPENING)
                .with(DETAILS);
        storage.inTransaction(() -> storage.visitors().update(verified));

        assertThat(storage.visitors().find(known.id())).contains(verified);
    }

    @Test
    void takesManyVisitorsOfNoSubject() {
        storage.inTransaction(() -> storage.visitors().add(stranger()));
        storage.inTransaction(() -> storage.visitors().add(stranger()));
    }

    @Test
    void takesASubjectOnceAndGoesOn() {
        var first = stranger().verifiedAs(new VerifiedContact("user-1", ContactDetails.NONE));
        var second = stranger().verifiedAs(new VerifiedContact("user-1", DETAILS));
        assertThat(add(first)).isTrue();

        var found = storage.inTransaction(() -> {
            assertThat(storage.visitors().addVerified(second)).isFalse();
            return storage.visitors().findBySubject(second.site(), "user-1");
        });
        assertThat(found).contains(first);
        assertThat(storage.visitors().find(second.id())).isEmpty();
    }

    @Test
    void takesASubjectOnceHoweverManyCome() throws Exception {
        var start = new CyclicBarrier(8);
        Callable<Boolean> attempt = () -> {
            start.await();
            return add(stranger().verifiedAs(new VerifiedContact("user-1", DETAILS)));
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var added = threads.invokeAll(Collections.nCopies(8, attempt));
            assertThat(added).extracting(done -> done.get()).containsOnlyOnce(true);
        }
    }

    @Test
    void findsTheFirstForWhoseNumberItsSiteVouches() {
        var phone = new PhoneNumber("+34600111222");
        var said = stranger().withConsent("v2", Shop.OPENING).with(new ContactDetails(null, null, phone.value()));
        var first = stranger().verifiedAs(new VerifiedContact("user-1", new ContactDetails(null, null, phone.value())));
        var second =
                stranger().verifiedAs(new VerifiedContact("user-2", new ContactDetails(null, null, phone.value())));
        storage.inTransaction(() -> storage.visitors().add(said));
        add(first);
        add(second);
        var elsewhere = Shop.at("elsewhere.example", storage).site().id();

        assertThat(storage.visitors().findByPhone(shop.site().id(), phone)).contains(first);
        assertThat(storage.visitors().findByPhone(shop.site().id(), new PhoneNumber("+34600111223")))
                .isEmpty();
        assertThat(storage.visitors().findByPhone(elsewhere, phone)).isEmpty();
    }

    @Test
    void takesAnIdOnce() {
        var stranger = stranger();
        storage.inTransaction(() -> storage.visitors().add(stranger));

        assertThatException()
                .isThrownBy(() -> storage.inTransaction(() -> storage.visitors().add(stranger)));
    }

    private boolean add(Profile verified) {
        return storage.<Boolean>inTransaction(() -> storage.visitors().addVerified(verified));
    }

    private Profile stranger() {
        return new Profile(
                new VisitorId(storage.ids().next()),
                shop.site().tenant(),
                shop.site().id(),
                ContactDetails.NONE,
                null,
                null,
                Shop.OPENING);
    }
}
