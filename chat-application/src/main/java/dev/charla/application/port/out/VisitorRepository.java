package dev.charla.application.port.out;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps visitors and what they said of themselves. */
public interface VisitorRepository {

    Optional<Profile> find(VisitorId id);

    void add(Profile profile);

    void update(Profile profile);

    /** @param consentedAt when the privacy policy was accepted; {@code null} while it was not */
    record Profile(
            VisitorId id,
            TenantId tenant,
            SiteId site,
            ContactDetails contact,
            @Nullable Instant consentedAt,
            @Nullable String consentVersion,
            Instant firstSeenAt) {

        public Visitor visitor() {
            return new Visitor(id, tenant, site, contact.name());
        }

        public Profile with(ContactDetails said) {
            return new Profile(id, tenant, site, said.over(contact), consentedAt, consentVersion, firstSeenAt);
        }

        public Profile withConsent(@Nullable String version, Instant at) {
            return new Profile(id, tenant, site, contact, at, version, firstSeenAt);
        }
    }
}
