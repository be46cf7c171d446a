package dev.charla.application.port.in;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Make what an installation cannot do without: its sites, and on an empty database its first admin.
 *
 * @param sites made where their domain is not yet known; existing ones are left as they are, but for a new identity secret
 * @param adminPassword used only when the admin is made now
 */
public record PrepareInstallation(List<NewSite> sites, String adminEmail, String adminPassword)
        implements Command<PrepareInstallation.Prepared> {

    public PrepareInstallation {
        sites = List.copyOf(sites);
    }

    /** @param identitySecret {@code null} to leave it as it is, or to have none */
    public record NewSite(
            String domain,
            String apiKey,
            String name,
            List<String> origins,
            @Nullable String identitySecret) {

        public NewSite(String domain, String apiKey, String name, List<String> origins) {
            this(domain, apiKey, name, origins, null);
        }

        public NewSite {
            origins = List.copyOf(origins);
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "NewSite[" + domain + "]";
        }
    }

    /** @param adminMade whether there was nobody before, so that the password given is now in force */
    public record Prepared(boolean adminMade) {}
}
