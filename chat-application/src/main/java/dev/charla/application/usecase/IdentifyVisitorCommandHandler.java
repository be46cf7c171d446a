package dev.charla.application.usecase;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.IdentifyVisitor.Identified;
import dev.charla.application.port.in.IdentityRefusal.UnprovenIdentity;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.IdentityTokens;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.VisitorId;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Recognises a visitor by its session, or by a token of its site. What it says of itself is kept, with consent, and believed
 * by nobody.
 */
public final class IdentifyVisitorCommandHandler {

    private final SiteKeys keys;
    private final VisitorRepository visitors;
    private final PhoneLines lines;
    private final IdentityTokens tokens;
    private final IdGenerator ids;
    private final InstantSource clock;

    public IdentifyVisitorCommandHandler(
            SiteRepository sites,
            VisitorRepository visitors,
            PhoneLines lines,
            IdentityTokens tokens,
            IdGenerator ids,
            InstantSource clock) {
        this.keys = new SiteKeys(sites);
        this.visitors = visitors;
        this.lines = lines;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    public Identified handle(IdentifyVisitor command) {
        var site = keys.site(command.domain(), command.apiKey(), command.origin());
        return command.identityToken() == null
                ? bySession(command, site)
                : byToken(command, site, proven(command.identityToken(), site));
    }

    private Identified bySession(IdentifyVisitor command, Site site) {
        var known = known(command, site);
        if (known.isPresent()) {
            return identified(known.get(), saying(command, known.get()));
        }
        var newcomer = saying(command, stranger(site));
        visitors.add(newcomer);
        return identified(newcomer, true);
    }

    /** The same subject is the same visitor, whatever session came along. */
    private Identified byToken(IdentifyVisitor command, Site site, VerifiedContact proven) {
        var known = visitors.findBySubject(site.id(), proven.subject()).or(() -> knownByPhone(site, proven));
        if (known.isEmpty()) {
            var newcomer = saying(command, stranger(site)).verifiedAs(proven);
            if (visitors.addVerified(newcomer)) {
                return identified(newcomer, true);
            }
            known = visitors.findBySubject(site.id(), proven.subject());
        }
        var before = known.orElseThrow();
        return identified(before, saying(command, before).verifiedAs(proven));
    }

    /** To whose number the bridge has written before anybody vouched for its owner, in a chat that is this user's then. */
    private Optional<Profile> knownByPhone(Site site, VerifiedContact proven) {
        return Optional.ofNullable(proven.details().phone())
                .flatMap(PhoneNumber::parse)
                .flatMap(phone -> lines.lock(site.id(), phone))
                .flatMap(line -> visitors.find(line.visitor()))
                .filter(profile -> profile.verified() == null);
    }

    private Identified identified(Profile before, Profile now) {
        if (!now.equals(before)) {
            visitors.update(now);
        }
        return identified(now, false);
    }

    private static Identified identified(Profile profile, boolean isNew) {
        return new Identified(profile.visitor(), isNew, profile.consentedAt() != null, profile.verified() != null);
    }

    private VerifiedContact proven(String token, Site site) {
        return Optional.ofNullable(site.identitySecret())
                .flatMap(secret -> tokens.verify(token, secret, clock.instant()))
                .map(IdentifyVisitorCommandHandler::withComparablePhone)
                .orElseThrow(UnprovenIdentity::new);
    }

    private static VerifiedContact withComparablePhone(VerifiedContact proven) {
        var details = proven.details();
        var phone = details.phone();
        var comparable = phone == null
                ? null
                : PhoneNumber.parse(phone).map(PhoneNumber::value).orElse(phone);
        return new VerifiedContact(proven.subject(), new ContactDetails(details.name(), details.email(), comparable));
    }

    private Optional<Profile> known(IdentifyVisitor command, Site site) {
        return Optional.ofNullable(command.known())
                .flatMap(visitors::find)
                .filter(profile -> profile.site().equals(site.id()));
    }

    private Profile stranger(Site site) {
        return new Profile(
                new VisitorId(ids.next()), site.tenant(), site.id(), ContactDetails.NONE, null, null, clock.instant());
    }

    private Profile saying(IdentifyVisitor command, Profile profile) {
        if (command.consents() && profile.consentedAt() == null) {
            return profile.withConsent(command.consentVersion(), clock.instant())
                    .with(command.contact());
        }
        return profile.consentedAt() == null ? profile : profile.with(command.contact());
    }
}
