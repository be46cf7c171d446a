package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.charla.api.security.ApiClientSettings.ApiClient;
import dev.charla.api.security.Identity.Proof;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSessionRepository;

class IdentityProverTest {

    private static final TenantId TENANT = new TenantId(new UUID(1, 0));
    private static final SiteId SITE = new SiteId(new UUID(2, 0));
    private static final StaffId ANN = new StaffId(new UUID(3, 0));
    private static final VisitorId VISITOR = new VisitorId(new UUID(4, 0));

    private static final ApiClient CRM =
            new ApiClient("crm", "0123456789abcdef0123456789abcdef", Set.of("chats:read"), Set.of(), "The CRM");

    private static final LoginId LOGIN = new LoginId(new UUID(5, 0));

    private final MemoryStorage storage = new MemoryStorage();
    private final Sessions sessions =
            new Sessions(new MapSessionRepository(new ConcurrentHashMap<>()), InstantSource.system());
    private final AccessTokens tokens = tokens();
    private final IdentityProver prover = new IdentityProver(
            tokens,
            new ApiClients(List.of(CRM), storage.sites()),
            new ExternalIssuers(List.of()),
            sessions,
            storage.staff(),
            storage.visitors(),
            storage.logins(),
            phone -> Optional.empty(),
            InstantSource.system());

    @BeforeEach
    void somePeople() {
        storage.sites().addTenant(TENANT, "tenant");
        storage.sites().add(new Site(SITE, TENANT, "localhost", "Local", "local", List.of()));
        storage.staff()
                .add(new Staff(ANN, TENANT, "ann@example.org", "Ann", Set.of(Role.COMMERCIAL), Set.of(SITE)), "hash");
        storage.logins()
                .add(Login.start(LOGIN, ANN, Instant.EPOCH, Instant.now().plusSeconds(3600)));
        storage.visitors().add(new Profile(VISITOR, TENANT, SITE, ContactDetails.NONE, null, null, Instant.EPOCH));
    }

    @Test
    void nobodyBringsNothing() {
        assertThat(prove(null, null, null, null)).isEmpty();
    }

    @Test
    void aTokenProvesAProgramWithTheScopesThatItStillHas() {
        var token = tokens.issue("crm", Set.of("chats:read", "chats:write"), Duration.ofHours(1));

        var identity = prove(token.getTokenValue(), null, null, null).orElseThrow();
        assertThat(identity.person()).isInstanceOfSatisfying(Integration.class, program -> {
            assertThat(program.name()).isEqualTo("The CRM");
            assertThat(program.scopes()).containsExactly(Scope.CHATS_READ);
            assertThat(program.sites()).containsExactly(SITE);
        });
        assertThat(identity.expiresAt()).isNotNull();
    }

    @Test
    void aTokenOfAProgramThatIsGoneProvesNothing() {
        var token = tokens.issue("erp", Set.of("chats:read"), Duration.ofHours(1));

        assertThatThrownBy(() -> prove(token.getTokenValue(), null, null, null)).isInstanceOf(BadIdentity.class);
    }

    @Test
    void aTokenProvesStaff() {
        var identity = prove(token(), null, null, null).orElseThrow();

        assertThat(identity.person().asSender().id()).isEqualTo(ANN.value());
        assertThat(identity.proof()).isEqualTo(Proof.TOKEN);
        assertThat(identity.expiresAt()).isNotNull();
    }

    @Test
    void aBadTokenProvesNothingEvenWithAGoodCookie() {
        assertThatThrownBy(() -> prove("bad", null, console(), visitor())).isInstanceOf(BadIdentity.class);
    }

    @Test
    void aTokenOfSomebodyWhoIsGoneIsBad() {
        var gone = new StaffId(new UUID(9, 9));
        var login = new LoginId(new UUID(5, 1));
        storage.logins().add(Login.start(login, gone, Instant.EPOCH, Instant.MAX));
        var token = token(gone, login);

        assertThatThrownBy(() -> prove(token, null, null, null)).isInstanceOf(BadIdentity.class);
    }

    @Test
    void aTokenOfSomebodyElsesLogInIsBad() {
        assertThatThrownBy(() -> prove(token(new StaffId(new UUID(9, 9)), LOGIN), null, null, null))
                .isInstanceOf(BadIdentity.class);
    }

    @Test
    void aTokenOfALogInThatNeverWasIsBad() {
        assertThatThrownBy(() -> prove(token(ANN, new LoginId(new UUID(5, 9))), null, null, null))
                .isInstanceOf(BadIdentity.class);
    }

    @Test
    void anEndedLogInProvesNothing() {
        var token = token();
        var console = console();
        storage.logins().end(LOGIN, LoginEnding.LOGGED_OUT, Instant.now());

        assertThatThrownBy(() -> prove(token, null, null, null)).isInstanceOf(BadIdentity.class);
        assertThat(prove(null, null, console, null)).isEmpty();
    }

    @Test
    void aLogInBeyondItsTimeProvesNothing() {
        var old = new LoginId(new UUID(5, 1));
        storage.logins().add(Login.start(old, ANN, Instant.EPOCH, Instant.now()));

        assertThatThrownBy(() -> prove(token(ANN, old), null, null, null)).isInstanceOf(BadIdentity.class);
    }

    @Test
    void anIdentityHangsOnWhatProvesIt() {
        var console = console();
        var visitor = visitor();
        var byToken = prove(token(), null, null, null).orElseThrow();
        var rights = Anchor.OfRights.of((Staff) byToken.person());

        assertThat(byToken.anchors()).containsExactly(new Anchor.OfLogin(LOGIN), rights);
        assertThat(prove(null, null, console, null).orElseThrow().anchors())
                .containsExactly(new Anchor.OfLogin(LOGIN), new Anchor.OfSession(console), rights);
        assertThat(prove(null, visitor, null, null).orElseThrow().anchors())
                .containsExactly(new Anchor.OfSession(visitor));
    }

    @Test
    void aStatedSessionGoesBeforeCookies() {
        var identity = prove(null, visitor(), console(), null).orElseThrow();

        assertThat(identity.proof()).isEqualTo(Proof.VISITOR_SESSION);
    }

    @Test
    void aSessionProvesTheNumberThatTheSiteVouchesForAlone() {
        var session = sessions.open(Sessions.Kind.VISITOR, VISITOR.value(), Duration.ofHours(1));
        var credentials = new Credentials(null, session, null, null);
        var visitor = storage.visitors().find(VISITOR).orElseThrow();

        storage.visitors().update(visitor.with(new ContactDetails(null, null, "+34600111222")));
        assertThat(prover.prove(credentials).orElseThrow().phone()).isNull();
        var contact = new ContactDetails(null, null, "+34 600 111 222");
        storage.visitors().update(visitor.verifiedAs(new VerifiedContact("user-1", contact)));
        assertThat(prover.prove(credentials).orElseThrow().phone()).isEqualTo(new PhoneNumber("+34600111222"));
    }

    @Test
    void aStatedSessionMustHold() {
        assertThatThrownBy(() -> prove(null, UUID.randomUUID().toString(), console(), null))
                .isInstanceOf(BadIdentity.class);
    }

    @Test
    void staffGoesBeforeVisitorAmongCookies() {
        assertThat(prove(null, null, console(), visitor()).orElseThrow().proof())
                .isEqualTo(Proof.CONSOLE_SESSION);
    }

    @Test
    void aStaleCookieIsAsGoodAsNone() {
        var identity =
                prove(null, null, UUID.randomUUID().toString(), visitor()).orElseThrow();

        assertThat(identity.proof()).isEqualTo(Proof.VISITOR_SESSION);
        assertThat(prove(null, null, null, "\u0000'; drop table")).isEmpty();
    }

    @Test
    void aVisitorsSessionIsNoStaffSession() {
        assertThat(prove(null, null, visitor(), null)).isEmpty();
    }

    @Test
    void aStaffSessionIsNoVisitorsSession() {
        assertThat(prove(null, null, null, console())).isEmpty();
    }

    @Test
    void anEndedSessionProvesNothing() {
        var session = visitor();
        sessions.end(session);

        assertThat(prove(null, null, null, session)).isEmpty();
    }

    @Test
    void anUnusedSessionEndsByItself() {
        var session = sessions.open(Sessions.Kind.VISITOR, VISITOR.value(), Duration.ZERO);

        assertThat(prove(null, null, null, session)).isEmpty();
    }

    private Optional<Identity> prove(
            @Nullable String token, @Nullable String stated, @Nullable String console, @Nullable String visitor) {
        return prover.prove(new Credentials(token, stated, console, visitor));
    }

    private String token() {
        return token(ANN, LOGIN);
    }

    private String token(StaffId staff, LoginId login) {
        var person = new Staff(staff, TENANT, "x@example.org", "X", Set.of(), Set.of());
        return tokens.issue(new Account(person, 1, ""), login);
    }

    private String console() {
        return sessions.open(Sessions.Kind.CONSOLE, LOGIN.value(), Duration.ofHours(1));
    }

    private String visitor() {
        return sessions.open(Sessions.Kind.VISITOR, VISITOR.value(), Duration.ofHours(1));
    }

    private static AccessTokens tokens() {
        try {
            return new AccessTokens(
                    new RSAKeyGenerator(2048).generate(), "charla", Duration.ofHours(1), InstantSource.system());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
