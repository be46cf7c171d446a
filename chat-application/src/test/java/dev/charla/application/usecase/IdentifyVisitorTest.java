package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.IdentifyVisitor.Identified;
import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.in.IdentityRefusal.UnprovenIdentity;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyVisitorTest {

    private static final String SECRET = "the shop's secret";
    private static final ContactDetails VERA = new ContactDetails("Vera", "v@home.example", "+34 600");

    private final Charla charla = new Charla();
    private final Site shop = site("shop.example", List.of("https://shop.example", "http://localhost:*"), SECRET);
    private final Site otherShop = site("other.example", List.of("https://other.example"), null);

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
                new IdentifyVisitor("SHOP.example", shop.apiKey(), null, null, false, null, ContactDetails.NONE, null));

        assertThat(identified.visitor().site()).isEqualTo(shop.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "KEY-OF-SHOP.EXAMPLE", "key-of-other.example", "key-of-shop.example "})
    void rejectsAWrongKey(String key) {
        assertThatExceptionOfType(UnknownSite.class)
                .isThrownBy(() -> charla.identify(
                        new IdentifyVisitor("shop.example", key, null, null, false, null, ContactDetails.NONE, null)));
    }

    @Test
    void rejectsADomainThatIsNotThere() {
        assertThatExceptionOfType(UnknownSite.class)
                .isThrownBy(() -> charla.identify(new IdentifyVisitor(
                        "nowhere.example", shop.apiKey(), null, null, false, null, ContactDetails.NONE, null)));
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
        var again = new IdentifyVisitor(
                shop.domain(), shop.apiKey(), null, known.id(), true, "v2", ContactDetails.NONE, null);

        assertThat(profile(charla.identify(again)).consentVersion()).isEqualTo("v1");
    }

    @Test
    void aVerifiedSubjectIsTheSameVisitorOnEveryDevice() {
        var first = verified(null, "user-1", VERA);
        var second = verified(null, "user-1", VERA);

        assertThat(first.isNew()).isTrue();
        assertThat(first.verified()).isTrue();
        assertThat(first.visitor().name()).isEqualTo("Vera");
        assertThat(second.isNew()).isFalse();
        assertThat(second.visitor()).isEqualTo(first.visitor());
        assertThat(verified(null, "user-2", VERA).visitor().id())
                .isNotEqualTo(first.visitor().id());
    }

    @Test
    void anIdentityTokenGoesBeforeTheSession() {
        var anonymous = silently(null).visitor();
        var verified = verified(anonymous.id(), "user-1", VERA);

        assertThat(verified.isNew()).isTrue();
        assertThat(verified.visitor().id()).isNotEqualTo(anonymous.id());
        assertThat(verified(anonymous.id(), "user-1", VERA).visitor()).isEqualTo(verified.visitor());
        assertThat(silently(anonymous.id()).verified()).isFalse();
    }

    @Test
    void aVerifiedVisitorStaysOneInItsSession() {
        var verified = verified(null, "user-1", VERA).visitor();

        var again = silently(verified.id());

        assertThat(again.visitor()).isEqualTo(verified);
        assertThat(again.verified()).isTrue();
        assertThat(again.isNew()).isFalse();
    }

    @Test
    void keepsTheLastThatWasVerifiedWhateverIsSaid() {
        var first = verified(null, "user-1", VERA);
        var moved = new ContactDetails("Vera II", null, "+34 700");
        var second = verified(null, "user-1", moved);
        charla.identify(command(shop, null, first.visitor().id(), true, new ContactDetails("Eve", "e@x.example", "1")));

        assertThat(second.visitor().name()).isEqualTo("Vera II");
        assertThat(profile(first).verified()).isEqualTo(new VerifiedContact("user-1", moved));
        assertThat(profile(first).visitor().name()).isEqualTo("Vera II");
        assertThat(profile(first).contact().name()).isEqualTo("Eve");
        assertThat(verified(null, "user-1", ContactDetails.NONE).visitor().name())
                .isEqualTo("Eve");
    }

    @Test
    void storesNothingNewWhenNothingIsNew() {
        verified(null, "user-1", VERA);
        var rows = charla.storage.rows();
        verified(null, "user-1", VERA);

        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void findsTheOneWhoWasAddedMeanwhile() {
        var late = new VerifiedContact("user-1", VERA);
        var id = new VisitorId(new UUID(8, 8));
        var before = new Profile(id, shop.tenant(), shop.id(), ContactDetails.NONE, null, null, Charla.NOW);
        var blind = new LateVisitors(charla.storage.visitors(), before.verifiedAs(late));
        var handler = new IdentifyVisitorCommandHandler(
                charla.storage.sites(),
                blind,
                charla.storage.phoneLines(),
                charla.identityTokens,
                charla.storage.ids(),
                () -> Charla.NOW);

        var identified = handler.handle(signed(shop, null, charla.identityTokens.sign(late, SECRET)));

        assertThat(identified.visitor().id()).isEqualTo(id);
        assertThat(identified.isNew()).isFalse();
    }

    @Test
    void rejectsATokenThatDoesNotHold() {
        var rows = charla.storage.rows();
        for (var token : List.of("", "nonsense", charla.identityTokens.sign(new VerifiedContact("u", VERA), "other"))) {
            assertThatExceptionOfType(UnprovenIdentity.class)
                    .isThrownBy(() -> charla.identify(signed(shop, null, token)));
        }
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void rejectsATokenWhereTheSiteMakesNone() {
        var token = charla.identityTokens.sign(new VerifiedContact("user-1", VERA), SECRET);

        assertThatExceptionOfType(UnprovenIdentity.class)
                .isThrownBy(() -> charla.identify(signed(otherShop, null, token)));
    }

    private Identified verified(@Nullable VisitorId known, String subject, ContactDetails details) {
        var token = charla.identityTokens.sign(new VerifiedContact(subject, details), SECRET);
        return charla.identify(signed(shop, known, token));
    }

    private static IdentifyVisitor signed(Site site, @Nullable VisitorId known, String token) {
        return new IdentifyVisitor(site.domain(), site.apiKey(), null, known, false, null, ContactDetails.NONE, token);
    }

    /** Another device adds the visitor between the first look and the insert. */
    private record LateVisitors(VisitorRepository visitors, Profile meanwhile) implements VisitorRepository {

        @Override
        public Optional<Profile> find(VisitorId id) {
            return visitors.find(id);
        }

        @Override
        public Optional<Profile> findBySubject(SiteId site, String subject) {
            return visitors.findBySubject(site, subject);
        }

        @Override
        public Optional<Profile> findByPhone(SiteId site, PhoneNumber phone) {
            return visitors.findByPhone(site, phone);
        }

        @Override
        public void add(Profile profile) {
            visitors.add(profile);
        }

        @Override
        public boolean addVerified(Profile profile) {
            visitors.add(meanwhile);
            return visitors.addVerified(profile);
        }

        @Override
        public void update(Profile profile) {
            visitors.update(profile);
        }
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
                site.domain(), site.apiKey(), origin, known, consents, consents ? "v1" : null, contact, null);
    }

    private Profile profile(Identified identified) {
        return charla.storage.visitors().find(identified.visitor().id()).orElseThrow();
    }

    private Site site(String domain, List<String> origins, @Nullable String secret) {
        var ids = charla.storage.ids();
        var site = new Site(
                new SiteId(ids.next()),
                new TenantId(ids.next()),
                domain,
                "A shop",
                "key-of-" + domain,
                origins,
                secret);
        charla.storage.sites().add(site);
        return site;
    }
}
