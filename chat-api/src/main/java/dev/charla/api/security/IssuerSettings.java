package dev.charla.api.security;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whose tokens are taken besides those that are issued here. */
@ConfigurationProperties("charla.security")
public record IssuerSettings(@DefaultValue List<Issuer> issuers) {

    public IssuerSettings {
        issuers = List.copyOf(issuers);
    }

    /**
     * @param issuer the {@code iss} of its tokens, to the letter
     * @param jwksUri where its keys are; {@code null} to find them as OpenID Connect Discovery 1.0 §4 has it
     * @param audiences what its tokens must be meant for: one of them in {@code aud}, or as Cognito's {@code client_id}
     */
    public record Issuer(
            String issuer,
            @Nullable URI jwksUri,
            @DefaultValue("oidc") Kind kind,
            @DefaultValue List<String> audiences) {

        public Issuer {
            audiences = List.copyOf(audiences);
            if (audiences.isEmpty()) {
                throw new IllegalArgumentException("the issuer " + issuer + " needs at least one of audiences");
            }
        }
    }

    /** How an issuer's tokens say what they are for. */
    public enum Kind {
        OIDC,
        COGNITO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
