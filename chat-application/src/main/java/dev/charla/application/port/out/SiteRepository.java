package dev.charla.application.port.out;

import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the sites and the tenants that own them. */
public interface SiteRepository {

    Optional<Site> findByDomain(String domain);

    List<Site> all();

    void add(Site site);

    /** From now on nothing signed with an earlier secret is believed. */
    void setIdentitySecret(SiteId id, String secret);

    /** The tenant that owns everything in an installation with one tenant; empty before the first is made. */
    Optional<TenantId> firstTenant();

    void addTenant(TenantId id, String name);

    /**
     * Keeps other nodes from preparing the installation until the caller's transaction ends; waits for one that does. What is
     * read afterwards is what that one has left.
     */
    void lockInstallation();

    /**
     * @param domain unique, in lower case
     * @param identitySecret with which the site signs who its users are; {@code null} when it does not
     * @param origins where its chat may be shown: exact web origins, or ones with {@code *} for the port
     */
    record Site(
            SiteId id,
            TenantId tenant,
            String domain,
            String name,
            String apiKey,
            List<String> origins,
            @Nullable String identitySecret) {

        private static final String ANY_PORT = ":*";
        private static final Pattern PORT_OR_NONE = Pattern.compile("(:[0-9]{1,5})?");

        public Site {
            origins = List.copyOf(origins);
        }

        /** One that does not sign who its users are. */
        public Site(SiteId id, TenantId tenant, String domain, String name, String apiKey, List<String> origins) {
            this(id, tenant, domain, name, apiKey, origins, null);
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Site[" + domain + "]";
        }

        /** Whether the chat may be shown on pages of this web origin. */
        public boolean admits(String origin) {
            return origins.stream().anyMatch(allowed -> matches(allowed, origin));
        }

        private static boolean matches(String allowed, String origin) {
            if (!allowed.endsWith(ANY_PORT)) {
                return allowed.equals(origin);
            }
            var host = allowed.substring(0, allowed.length() - ANY_PORT.length());
            return origin.startsWith(host)
                    && PORT_OR_NONE.matcher(origin.substring(host.length())).matches();
        }
    }
}
