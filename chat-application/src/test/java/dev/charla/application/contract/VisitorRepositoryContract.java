package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.VisitorId;
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
    void takesAnIdOnce() {
        var stranger = stranger();
        storage.inTransaction(() -> storage.visitors().add(stranger));

        assertThatException()
                .isThrownBy(() -> storage.inTransaction(() -> storage.visitors().add(stranger)));
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
