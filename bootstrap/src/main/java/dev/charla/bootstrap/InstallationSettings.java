package dev.charla.bootstrap;

import dev.charla.application.port.in.PrepareInstallation.NewSite;
import dev.charla.application.port.out.IdentityTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is made on start where it does not exist yet.
 *
 * @param sites empty for the one site that needs no configuration, {@code localhost}
 */
@ConfigurationProperties("charla")
record InstallationSettings(
        @DefaultValue Admin admin, @DefaultValue List<SiteSettings> sites) {

    /** @param password {@code null} for a random one, told once at the first start */
    record Admin(
            @DefaultValue("admin@localhost") String email,
            @Nullable String password) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Admin[" + email + "]";
        }
    }

    /**
     * @param origins web origins that may show the site's chat; {@code *} may stand for the port
     * @param identitySecret with which the site's back end signs who its users are; {@code null} when it does not
     */
    record SiteSettings(
            String domain,
            String apiKey,
            @Nullable String name,
            @DefaultValue List<String> origins,
            @Nullable String identitySecret) {

        SiteSettings {
            if (identitySecret != null
                    && identitySecret.getBytes(StandardCharsets.UTF_8).length < IdentityTokens.MIN_SECRET_BYTES) {
                throw new IllegalArgumentException("the identity-secret of the site " + domain + " must have at least "
                        + IdentityTokens.MIN_SECRET_BYTES + " bytes");
            }
        }

        static final SiteSettings LOCAL =
                new SiteSettings("localhost", "local", null, List.of("http://localhost:*", "http://127.0.0.1:*"), null);

        NewSite site() {
            return new NewSite(domain, apiKey, name == null ? domain : name, origins, identitySecret);
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "SiteSettings[" + domain + "]";
        }
    }

    List<NewSite> newSites() {
        var wanted = sites.isEmpty() ? List.of(SiteSettings.LOCAL) : sites;
        return wanted.stream().map(SiteSettings::site).toList();
    }
}
