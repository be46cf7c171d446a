package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.IdentifyVisitor.Identified;
import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyVisitorTest {

    private static final ContactDetails VERA = new ContactDetails("Vera", "v@home.example", "+34 600");

    private final Charla charla = new Charla();
    private final Site shop = site("shop.example", List.of("https://shop.example", "http://localhost:*"));
    private final Site otherShop = site("other.example", List.of("https://other.example"));

    @Test
    void makesAStrangerANewVisitor() {
        var identified = silently(null);

        assertThat(identified.isNew()).isTrue();
        assertThat(identified.consented()).isFalse();
        assertThat(identified.visitor().site()).isEqualTo(shop.id());
        assertThat(identified.visitor().tenant()).isEqualTo(shop.tenant());
        assertThat(profile(identified))
                .isEqualTo(new Profile(
                        identified.visitor().id(),
                        shop.tenant(),
                        shop.id(),
                        ContactDetails.NONE,
                        null,
                        null,
                        Charla.NOW));
    }

    @Test
    void recognisesAKnownSession() {
        var first = silently(null);
        var rows = charla.storage.rows();

        var second = silently(first.visitor().id());

        assertThat(second.isNew()).isFalse();
        assertThat(second.visitor()).isEqualTo(first.visitor());
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void recognisesNoSessionOfAnotherSite() {
        var elsewhere = charla.identify(command(otherShop, null, null, false, ContactDetails.NONE));

        var here = silently(elsewhere.visitor().id());

        assertThat(here.isNew()).isTrue();
        assertThat(here.visitor().id()).isNotEqualTo(elsewhere.visitor().id());
        assertThat(here.visitor().site()).isEqualTo(shop.id());
    }

    @Test
    void recognisesNoSessionOfNobody() {
        var nobody = new VisitorId(new UUID(9, 9));
        var identified = silently(nobody);

        assertThat(identified.isNew()).isTrue();
        assertThat(identified.visitor().id()).isNotEqualTo(nobody);
    }

    @Test
    void recognisesNobodyByWhatIsMerelySaid() {
        var first = charla.identify(command(shop, null, null, true, VERA));
        var second = charla.identify(command(shop, null, null, true, VERA));

        assertThat(second.isNew()).isTrue();
        assertThat(second.visitor().id()).isNotEqualTo(first.visitor().id());
    }

    @Test
    void findsTheSiteWhateverTheCaseOfItsDomain() {
        var identified = charla.identify(
                new IdentifyVisitor("SHOP.example", shop.apiKey(), null, null, false, null, ContactDetails.NONE));

        assertThat(identified.visitor().site()).isEqualTo(shop.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "KEY-OF-SHOP.EXAMPLE", "key-of-other.example", "key-of-shop.example "})
    void rejectsAWrongKey(String key) {
        assertThatExceptionOfType(UnknownSite.class)
                .isThrownBy(() -> charla.identify(
                        new IdentifyVisitor("shop.example", key, null, null, false, null, ContactDetails.NONE)));
    }

    @Test
    void rejectsADomainThatIsNotThere() {
        assertThatExceptionOfType(UnknownSite.class)
                .isThrownBy(() -> charla.identify(new IdentifyVisitor(
                        "nowhere.example", shop.apiKey(), null, null, false, null, ContactDetails.NONE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "http://localhost",
                "http://localhost:1",
                "http://localhost:8080",
                "http://localhost:65535"
            })
    void admitsThePagesOfTheSite(String origin) {
        assertThat(from(origin).visitor().site()).isEqualTo(shop.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example",
                "http://shop.example",
                "https://shop.example:8443",
                "https://shop.example.evil.example",
                "https://localhost:8080",
                "http://localhost:",
                "http://localhost:*",
                "http://localhost:80a",
                "http://localhost:123456",
                "http://localhost:8080.evil.example",
                "http://localhost.evil.example:8080",
                "http://localhostile",
                "null",
                ""
            })
    void rejectsAnyOtherPage(String origin) {
        var rows = charla.storage.rows();

        assertThatExceptionOfType(ForeignOrigin.class).isThrownBy(() -> from(origin));
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void keepsContactDetailsWithConsent() {
        var identified = charla.identify(command(shop, null, null, true, VERA));

        assertThat(identified.consented()).isTrue();
        assertThat(identified.visitor().name()).isEqualTo("Vera");
        assertThat(profile(identified).contact()).isEqualTo(VERA);
        assertThat(profile(identified).consentedAt()).isEqualTo(Charla.NOW);
        assertThat(profile(identified).consentVersion()).isEqualTo("v1");
    }

    @Test
    void keepsNoContactDetailsWithoutConsent() {
        var stranger = charla.identify(command(shop, null, null, false, VERA));
        var again = charla.identify(command(shop, null, stranger.visitor().id(), false, VERA));

        assertThat(again.consented()).isFalse();
        assertThat(again.visitor().name()).isNull();
        assertThat(profile(again).contact()).isEqualTo(ContactDetails.NONE);
    }

    @Test
    void keepsContactDetailsOfOneWhoConsentsLater() {
        var stranger = silently(null);
        var known = charla.identify(command(shop, null, stranger.visitor().id(), true, VERA));

        assertThat(known.isNew()).isFalse();
        assertThat(profile(known).contact()).isEqualTo(VERA);
    }

    @Test
    void keepsWhatOneSaysAfterItsConsent() {
        var known = charla.identify(command(shop, null, null, true, VERA)).visitor();
        var said = new ContactDetails("Vera II", null, null);

        var identified = charla.identify(command(shop, null, known.id(), false, said));

        assertThat(identified.consented()).isTrue();
        assertThat(profile(identified).contact()).isEqualTo(new ContactDetails("Vera II", VERA.email(), VERA.phone()));
    }

    @Test
    void keepsTheFirstConsent() {
        var known = charla.identify(command(shop, null, null, true, VERA)).visitor();
        var again =
                new IdentifyVisitor(shop.domain(), shop.apiKey(), null, known.id(), true, "v2", ContactDetails.NONE);

        assertThat(profile(charla.identify(again)).consentVersion()).isEqualTo("v1");
    }

    private Identified silently(@Nullable VisitorId known) {
        return charla.identify(command(shop, null, known, false, ContactDetails.NONE));
    }

    private Identified from(String origin) {
        return charla.identify(command(shop, origin, null, false, ContactDetails.NONE));
    }

    private static IdentifyVisitor command(
            Site site, @Nullable String origin, @Nullable VisitorId known, boolean consents, ContactDetails contact) {
        return new IdentifyVisitor(
                site.domain(), site.apiKey(), origin, known, consents, consents ? "v1" : null, contact);
    }

    private Profile profile(Identified identified) {
        return charla.storage.visitors().find(identified.visitor().id()).orElseThrow();
    }

    private Site site(String domain, List<String> origins) {
        var ids = charla.storage.ids();
        var site = new Site(
                new SiteId(ids.next()), new TenantId(ids.next()), domain, "A shop", "key-of-" + domain, origins);
        charla.storage.sites().add(site);
        return site;
    }
}
