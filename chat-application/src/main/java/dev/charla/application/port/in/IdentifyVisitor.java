package dev.charla.application.port.in;

import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import org.jspecify.annotations.Nullable;

/**
 * Recognise a visitor by its proven session or by what its site vouches for, or make it a new one.
 *
 * @param domain the site, as it was registered
 * @param apiKey the site's public key
 * @param origin the web origin that the request came from, where a browser says so
 * @param known whom the caller's session proves, if it has one
 * @param identityToken by which the site vouches for the visitor; it goes before the session
 * @param consents whether the visitor accepted the privacy policy; without it nothing of the contact details is kept
 */
public record IdentifyVisitor(
        String domain,
        String apiKey,
        @Nullable String origin,
        @Nullable VisitorId known,
        boolean consents,
        @Nullable String consentVersion,
        ContactDetails contact,
        @Nullable String identityToken)
        implements Command<IdentifyVisitor.Identified> {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "IdentifyVisitor[" + domain + "]";
    }

    /** @param verified whether the site has vouched for this visitor, now or before */
    public record Identified(Visitor visitor, boolean isNew, boolean consented, boolean verified) {}
}
