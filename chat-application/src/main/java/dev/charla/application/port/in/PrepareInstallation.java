package dev.charla.application.port.in;

import java.util.List;

/**
 * Make what an installation cannot do without: its sites, and on an empty database its first admin.
 *
 * @param sites made where their domain is not yet known; existing ones are left as they are
 * @param adminPassword used only when the admin is made now
 */
public record PrepareInstallation(List<NewSite> sites, String adminEmail, String adminPassword)
        implements Command<PrepareInstallation.Prepared> {

    public PrepareInstallation {
        sites = List.copyOf(sites);
    }

    public record NewSite(String domain, String apiKey, String name, List<String> origins) {

        public NewSite {
            origins = List.copyOf(origins);
        }
    }

    /** @param adminMade whether there was nobody before, so that the password given is now in force */
    public record Prepared(boolean adminMade) {}
}
