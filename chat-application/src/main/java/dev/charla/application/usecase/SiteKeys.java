package dev.charla.application.usecase;

import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the site that a page speaks for. */
final class SiteKeys {

    private final SiteRepository sites;

    SiteKeys(SiteRepository sites) {
        this.sites = sites;
    }

    /**
     * @param origin of the page; {@code null} outside of browsers
     * @throws UnknownSite when no site has this domain with this key
     * @throws ForeignOrigin when the site does not offer its chat on that page
     */
    Site site(String domain, String apiKey, @Nullable String origin) {
        var site = sites.findByDomain(domain.toLowerCase(Locale.ROOT))
                .filter(found -> sameKey(found.apiKey(), apiKey))
                .orElseThrow(UnknownSite::new);
        if (origin != null && !site.admits(origin)) {
            throw new ForeignOrigin();
        }
        return site;
    }

    private static boolean sameKey(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
