package dev.charla.api.openapi;

import dev.charla.api.security.ProgramAccess;
import dev.charla.api.security.SecuritySettings;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.security.SecurityScheme.In;
import io.swagger.v3.oas.models.security.SecurityScheme.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways in which callers prove who they are, by the names that operations refer to. */
final class Proof {

    static final List<String> OF_PEOPLE = List.of("token", "visitorCookie", "visitorHeader", "consoleCookie");

    static final String OF_PROGRAMS = "program";

    private Proof() {}

    static Map<String, SecurityScheme> of(SecuritySettings settings) {
        var visitor = settings.visitor();
        var schemes = new LinkedHashMap<String, SecurityScheme>();
        schemes.put("token", token());
        schemes.put("visitorCookie", key(In.COOKIE, visitor.sessionCookie(), "A visitor's session."));
        schemes.put(
                "visitorHeader",
                key(
                        In.HEADER,
                        visitor.sessionHeader(),
                        "A visitor's session, where the browser keeps its cookie back."));
        schemes.put("consoleCookie", key(In.COOKIE, settings.console().sessionCookie(), "The session of a log-in."));
        schemes.put(OF_PROGRAMS, program());
        schemes.put(
                "signature",
                key(In.HEADER, "X-Signature-256", "An HMAC-SHA256 by the secret that the bot at the bridge has."));
        return schemes;
    }

    private static SecurityScheme token() {
        return new SecurityScheme()
                .type(Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of the staff, issued here or by another issuer that is configured.");
    }

    private static SecurityScheme program() {
        var scopes = new Scopes();
        ProgramAccess.scopes().stream().sorted().forEach(scope -> scopes.addString(scope, ""));
        return new SecurityScheme()
                .type(Type.OAUTH2)
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)))
                .description("An access token of a program (API consumer), for its scopes.");
    }

    private static SecurityScheme key(In place, String name, String description) {
        return new SecurityScheme().type(Type.APIKEY).in(place).name(name).description(description);
    }
}
