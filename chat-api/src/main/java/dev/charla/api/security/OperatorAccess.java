package dev.charla.api.security;

import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets admins read the figures of a node, and programs that bring the token made for that. */
final class OperatorAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final IdentityProver prover;
    private final SessionCookies cookies;
    private final @Nullable String token;

    /** @param token {@code null} or blank if there is none */
    OperatorAccess(IdentityProver prover, SessionCookies cookies, @Nullable String token) {
        this.prover = prover;
        this.cookies = cookies;
        this.token = token == null || token.isBlank() ? null : token;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> nobody, RequestAuthorizationContext context) {
        var credentials = cookies.credentialsIn(context.getRequest());
        return new AuthorizationDecision(isToken(credentials.token()) || isAdmin(credentials));
    }

    /** Takes as long for any text of the same length. */
    private boolean isToken(@Nullable String shown) {
        return token != null && shown != null && MessageDigest.isEqual(bytes(token), bytes(shown));
    }

    private boolean isAdmin(Credentials credentials) {
        try {
            return prover.prove(credentials)
                    .filter(identity -> identity.person() instanceof Staff staff && staff.isAtLeast(Role.ADMIN))
                    .isPresent();
        } catch (BadIdentity | IdentityWithoutRights | IssuerUnavailable no) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
