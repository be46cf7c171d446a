package dev.charla.application.usecase;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.IdentifyVisitor.Identified;
import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.VisitorId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Recognises a visitor by its session alone. What it says of itself is kept, with consent, and believed by nobody. */
public final class IdentifyVisitorCommandHandler {

    private final SiteRepository sites;
    private final VisitorRepository visitors;
    private final IdGenerator ids;
    private final InstantSource clock;

    public IdentifyVisitorCommandHandler(
            SiteRepository sites, VisitorRepository visitors, IdGenerator ids, InstantSource clock) {
        this.sites = sites;
        this.visitors = visitors;
        this.ids = ids;
        this.clock = clock;
    }

    public Identified handle(IdentifyVisitor command) {
        var site = siteOf(command);
        var known = known(command, site);
        var profile = saying(command, known.orElseGet(() -> stranger(site)));
        if (known.isEmpty()) {
            visitors.add(profile);
        } else if (!profile.equals(known.get())) {
            visitors.update(profile);
        }
        return new Identified(profile.visitor(), known.isEmpty(), profile.consentedAt() != null);
    }

    private Site siteOf(IdentifyVisitor command) {
        var site = sites.findByDomain(command.domain().toLowerCase(Locale.ROOT))
                .filter(found -> sameKey(found.apiKey(), command.apiKey()))
                .orElseThrow(UnknownSite::new);
        if (command.origin() != null && !site.admits(command.origin())) {
            throw new ForeignOrigin();
        }
        return site;
    }

    private Optional<Profile> known(IdentifyVisitor command, Site site) {
        return Optional.ofNullable(command.known())
                .flatMap(visitors::find)
                .filter(profile -> profile.site().equals(site.id()));
    }

    private Profile stranger(Site site) {
        return new Profile(
                new VisitorId(ids.next()),
                site.tenant(),
                site.id(),
                ContactDetails.NONE,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Profile saying(IdentifyVisitor command, Profile profile) {
        if (command.consents() && profile.consentedAt() == null) {
            return profile.withConsent(command.consentVersion(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
                    .with(command.contact());
        }
        return profile.consentedAt() == null ? profile : profile.with(command.contact());
    }

    private static boolean sameKey(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
