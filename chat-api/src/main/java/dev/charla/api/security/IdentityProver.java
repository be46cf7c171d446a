package dev.charla.api.security;

import dev.charla.api.security.AccessTokens.Claims;
import dev.charla.api.security.AccessTokens.OfClient;
import dev.charla.api.security.AccessTokens.OfStaff;
import dev.charla.api.security.Identity.Proof;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.VisitorId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proves identities. A proof stated outright goes before a cookie, which the browser adds unasked, and must hold; a stale
 * cookie is as good as none.
 */
public final class IdentityProver implements Prover {

    private final AccessTokens tokens;
    private final ApiClients clients;
    private final ExternalIssuers issuers;
    private final Sessions sessions;
    private final StaffRepository staff;
    private final VisitorRepository visitors;
    private final LoginRepository logins;
    private final PhoneVisitors phones;
    private final InstantSource clock;

    public IdentityProver(
            AccessTokens tokens,
            ApiClients clients,
            ExternalIssuers issuers,
            Sessions sessions,
            StaffRepository staff,
            VisitorRepository visitors,
            LoginRepository logins,
            PhoneVisitors phones,
            InstantSource clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.issuers = issuers;
        this.sessions = sessions;
        this.staff = staff;
        this.visitors = visitors;
        this.logins = logins;
        this.phones = phones;
        this.clock = clock;
    }

    @Override
    public Optional<Identity> prove(Credentials credentials) {
        if (credentials.token() != null) {
            return Optional.of(byToken(credentials.token()).orElseThrow(BadIdentity::new));
        }
        if (credentials.statedSession() != null) {
            return Optional.of(byVisitorSession(credentials.statedSession()).orElseThrow(BadIdentity::new));
        }
        return Optional.ofNullable(credentials.consoleCookie())
                .flatMap(this::byConsoleSession)
                .or(() -> Optional.ofNullable(credentials.visitorCookie()).flatMap(this::byVisitorSession));
    }

    private Optional<Identity> byToken(String token) {
        return tokens.verify(token)
                .flatMap(this::byOurToken)
                .or(() -> issuers.verify(token).map(this::byOtherIssuer));
    }

    private Optional<Identity> byOurToken(Claims token) {
        return switch (token) {
            case OfStaff claims ->
                owner(claims.login())
                        .filter(person -> person.id().equals(claims.subject()))
                        .map(person -> new Identity(person, Proof.TOKEN, claims.login(), null, claims.expiresAt()));
            case OfClient claims ->
                clients.find(claims.client(), claims.scopes())
                        .map(program -> new Identity(program, Proof.TOKEN, null, null, claims.expiresAt()));
        };
    }

    private Identity byOtherIssuer(ExternalClaims claims) {
        return claims.staffEmail()
                .flatMap(staff::findByEmail)
                .<Participant>map(Account::staff)
                .or(claims::correspondent)
                .or(() -> claims.phone().flatMap(phones::ownerOf))
                .map(person -> byOtherIssuer(person, claims))
                .orElseThrow(IdentityWithoutRights::new);
    }

    private static Identity byOtherIssuer(Participant person, ExternalClaims claims) {
        return new Identity(
                person,
                Proof.TOKEN,
                null,
                null,
                claims.expiresAt(),
                claims.phone().orElse(null));
    }

    private Optional<Identity> byConsoleSession(String id) {
        return sessions.ownerOf(id, Sessions.Kind.CONSOLE)
                .map(LoginId::new)
                .flatMap(login ->
                        owner(login).map(person -> new Identity(person, Proof.CONSOLE_SESSION, login, id, null)));
    }

    /** Who logged in, as long as that counts. */
    private Optional<Staff> owner(LoginId id) {
        return logins.find(id)
                .filter(login -> login.lives(clock.instant()))
                .map(Login::staff)
                .flatMap(staff::find)
                .map(Account::staff);
    }

    private Optional<Identity> byVisitorSession(String id) {
        return sessions.ownerOf(id, Sessions.Kind.VISITOR).flatMap(owner -> visitor(owner, id));
    }

    private Optional<Identity> visitor(UUID owner, String session) {
        return visitors.find(new VisitorId(owner))
                .map(known -> new Identity(
                        known.visitor(), Proof.VISITOR_SESSION, null, session, null, verifiedPhone(known)));
    }

    private static @Nullable PhoneNumber verifiedPhone(Profile visitor) {
        return Optional.ofNullable(visitor.verified())
                .map(verified -> verified.details().phone())
                .flatMap(PhoneNumber::parse)
                .orElse(null);
    }
}
