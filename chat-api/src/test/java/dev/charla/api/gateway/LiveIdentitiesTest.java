package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.security.Anchor;
import dev.charla.api.security.Anchors;
import dev.charla.api.security.Expiry;
import dev.charla.api.security.Identity;
import dev.charla.api.security.Identity.Proof;
import dev.charla.application.memory.MemorySessionIndex;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveIdentitiesTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant END = START.plusSeconds(60);
    private static final TenantId TENANT = new TenantId(new UUID(1, 0));
    private static final Staff ANN =
            new Staff(new StaffId(new UUID(3, 0)), TENANT, "ann@example.org", "Ann", Set.of(), Set.of());
    private static final Visitor VERA =
            new Visitor(new VisitorId(new UUID(4, 0)), TENANT, new SiteId(new UUID(2, 0)), null);
    private static final LoginId LOGIN = new LoginId(new UUID(5, 0));
    private static final LoginId NEXT = new LoginId(new UUID(5, 1));

    private final MemoryStorage storage = new MemoryStorage();
    private final MemorySessionIndex sessions = new MemorySessionIndex();
    private Instant now = START;
    private final LiveIdentities identities =
            new LiveIdentities(new Anchors(storage.logins(), sessions, storage.staff(), () -> now), () -> now);

    @BeforeEach
    void logIn() {
        storage.staff().add(ANN, "hash");
        storage.logins().add(Login.start(LOGIN, ANN.id(), START, END));
        storage.logins().add(Login.start(NEXT, ANN.id(), START, END.plusSeconds(60)));
        sessions.open("vera", END);
    }

    @Test
    void leavesTheLivingAlone() {
        var staff = token(LOGIN, START.plusSeconds(1));
        var visitor = visitor("vera");
        identities.check();

        assertLives(staff);
        assertLives(visitor);
    }

    @Test
    void endsAtOnceWhatIsToldToHaveEnded() {
        var first = token(LOGIN, null);
        var second = token(LOGIN, null);
        var other = token(NEXT, null);
        var visitor = visitor("vera");
        identities.ended(new Anchor.OfLogin(LOGIN), Expiry.LOGOUT);

        assertEnded(first, "logout");
        assertEnded(second, "logout");
        assertLives(other);
        assertLives(visitor);
        identities.ended(new Anchor.OfSession("vera"), Expiry.SESSION_ENDED);
        assertEnded(visitor, "session_ended");
    }

    @Test
    void endsATokenWhenItsTimeHasCome() {
        var early = token(LOGIN, START.plusSeconds(1));
        var late = token(LOGIN, START.plusSeconds(2));
        now = START.plusSeconds(1);
        identities.check();

        assertEnded(early, "token_expired");
        assertLives(late);
    }

    @Test
    void endsATokenThatHangsOnNothing() {
        var foreign = token(null, START.plusSeconds(1));
        now = START.plusSeconds(1);
        identities.check();

        assertEnded(foreign, "token_expired");
    }

    @Test
    void findsOutWhatAnotherNodeHasEnded() {
        var staff = token(LOGIN, null);
        var other = token(NEXT, null);
        var stranger = token(new LoginId(new UUID(5, 9)), null);
        var visitor = visitor("vera");
        storage.logins().end(LOGIN, LoginEnding.TOKEN_REUSED, START);
        sessions.end("vera");
        identities.check();

        assertEnded(staff, "token_reused");
        assertEnded(stranger, "revoked");
        assertEnded(visitor, "session_ended");
        assertLives(other);
    }

    @Test
    void endsWhoeverHasOtherRightsNow() {
        var staff = token(LOGIN, null);
        var foreign = token(null, END);
        var visitor = visitor("vera");
        storage.staff().update(new Employee(ANN, 3, true));
        identities.check();
        assertLives(staff);

        storage.staff().update(new Employee(ANN, 3, false));
        identities.check();
        assertEnded(staff, "revoked");
        assertEnded(foreign, "revoked");
        assertLives(visitor);
    }

    @Test
    void findsOutWhatHasExpired() {
        var staff = token(LOGIN, null);
        var console = watched(new Identity(ANN, Proof.CONSOLE_SESSION, NEXT, "vera", null));
        now = END;
        identities.check();

        assertEnded(staff, "login_expired");
        assertEnded(console, "session_ended");
    }

    @Test
    void aRenewedSocketHangsOnItsNewProofAlone() {
        var socket = token(LOGIN, START.plusSeconds(1));
        identities.renew(socket, new Identity(ANN, Proof.TOKEN, NEXT, null, START.plusSeconds(10)));
        now = START.plusSeconds(2);
        storage.logins().end(LOGIN, LoginEnding.LOGGED_OUT, now);
        identities.ended(new Anchor.OfLogin(LOGIN), Expiry.LOGOUT);
        identities.check();
        assertLives(socket);

        identities.ended(new Anchor.OfLogin(NEXT), Expiry.LOGOUT);
        assertEnded(socket, "logout");
    }

    @Test
    void aRenewalWithTheSameLogInKeepsHangingOnIt() {
        var socket = token(LOGIN, START.plusSeconds(1));
        identities.renew(socket, new Identity(ANN, Proof.TOKEN, LOGIN, null, START.plusSeconds(10)));
        identities.ended(new Anchor.OfLogin(LOGIN), Expiry.LOGOUT);

        assertEnded(socket, "logout");
    }

    @Test
    void forgetsASocketThatHasGone() {
        var gone = token(LOGIN, START.plusSeconds(1));
        identities.forget(gone);
        now = START.plusSeconds(2);
        identities.ended(new Anchor.OfLogin(LOGIN), Expiry.LOGOUT);
        identities.check();

        assertLives(gone);
        assertThat(identities.size()).isZero();
    }

    private FakeSocket token(@Nullable LoginId login, @Nullable Instant expiresAt) {
        return watched(new Identity(ANN, Proof.TOKEN, login, null, expiresAt));
    }

    private FakeSocket visitor(String session) {
        return watched(new Identity(VERA, Proof.VISITOR_SESSION, null, session, null));
    }

    private FakeSocket watched(Identity identity) {
        var socket = new FakeSocket("socket");
        SocketIdentity.remember(socket, identity);
        identities.watch(socket);
        return socket;
    }

    private static void assertLives(FakeSocket socket) {
        assertThat(socket.connected()).isTrue();
        assertThat(socket.told()).isEmpty();
    }

    private static void assertEnded(FakeSocket socket, String reason) {
        assertThat(socket.connected()).isFalse();
        assertThat(socket.told()).containsExactly("session:expired [Expired[reason=" + reason + "]]");
    }
}
