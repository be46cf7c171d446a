package dev.charla.application.port.out;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps visitors, what they said of themselves, and what their sites vouch for. */
public interface VisitorRepository {

    Optional<Profile> find(VisitorId id);

    /** The visitor of a site for whom the site has vouched under that name. */
    Optional<Profile> findBySubject(SiteId site, String subject);

    /** The first visitor of a site for whom the site has vouched that it has this number. */
    Optional<Profile> findByPhone(SiteId site, PhoneNumber phone);

    void add(Profile profile);

    /**
     * Adds a verified visitor unless the site has one of the same subject. Waits for another transaction that is adding it.
     *
     * @return whether it was added
     */
    boolean addVerified(Profile profile);

    void update(Profile profile);

    /**
     * @param contact what the visitor merely says
     * @param consentedAt when the privacy policy was accepted; {@code null} while it was not
     * @param verified what the site has proven; {@code null} when it never did
     */
    record Profile(
            VisitorId id,
            TenantId tenant,
            SiteId site,
            ContactDetails contact,
            @Nullable Instant consentedAt,
            @Nullable String consentVersion,
            Instant firstSeenAt,
            @Nullable VerifiedContact verified) {

        /** Somebody for whom nobody vouches. */
        public Profile(
                VisitorId id,
                TenantId tenant,
                SiteId site,
                ContactDetails contact,
                @Nullable Instant consentedAt,
                @Nullable String consentVersion,
                Instant firstSeenAt) {
            this(id, tenant, site, contact, consentedAt, consentVersion, firstSeenAt, null);
        }

        public Visitor visitor() {
            var proven = verified == null ? null : verified.details().name();
            return new Visitor(id, tenant, site, proven == null ? contact.name() : proven);
        }

        public Profile with(ContactDetails said) {
            return new Profile(
                    id, tenant, site, said.over(contact), consentedAt, consentVersion, firstSeenAt, verified);
        }

        public Profile withConsent(@Nullable String version, @Nullable Instant at) {
            return new Profile(id, tenant, site, contact, at, version, firstSeenAt, verified);
        }

        public Profile verifiedAs(VerifiedContact proven) {
            return new Profile(id, tenant, site, contact, consentedAt, consentVersion, firstSeenAt, proven);
        }
    }
}
