package dev.charla.api.gateway;

import dev.charla.api.gateway.Refusals.Code;
import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.BearerToken;
import dev.charla.api.security.Credentials;
import dev.charla.api.security.Identity;
import dev.charla.api.security.IdentityProver;
import dev.charla.api.security.IdentityWithoutRights;
import dev.charla.api.security.IssuerUnavailable;
import dev.charla.api.security.SecuritySettings;
import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.ConnectionPostponed;
import dev.charla.api.socketio.ConnectionRefused;
import dev.charla.api.socketio.Handshake;
import dev.charla.api.socketio.Middleware;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Lets a socket connect with the proven identity of a person, and remembers it; with none only where that is allowed. */
public final class SocketIdentity implements Middleware {

    private static final AttributeKey<Identity> IDENTITY = new AttributeKey<>("identity", Identity.class);

    private final IdentityProver prover;
    private final SecuritySettings settings;
    private final Refusals refusals;
    private final OpenHandshakes open;

    /** @param open which sockets may connect that show no proof at all */
    SocketIdentity(IdentityProver prover, SecuritySettings settings, Refusals refusals, OpenHandshakes open) {
        this.prover = prover;
        this.settings = settings;
        this.refusals = refusals;
        this.open = open;
    }

    /** Who a connected socket is; empty for nobody, which no handler of an event ever sees. */
    static Optional<Identity> find(Socket socket) {
        return socket.attribute(IDENTITY);
    }

    /** Who a socket is that is known to be somebody's. */
    static Identity of(Socket socket) {
        return find(socket).orElseThrow(() -> new IllegalStateException("a socket connected without an identity"));
    }

    /** The person behind a connected socket; empty for nobody. */
    public static Optional<Participant> findPerson(Socket socket) {
        return find(socket).map(Identity::person);
    }

    /** The telephone number that a connected socket's owner has proven to have. */
    public static Optional<PhoneNumber> findPhone(Socket socket) {
        return find(socket).map(Identity::phone);
    }

    /** The person behind a socket that has sent an event. */
    public static Participant personOf(Socket socket) {
        return of(socket).person();
    }

    static void remember(Socket socket, Identity identity) {
        socket.attribute(IDENTITY, identity);
    }

    @Override
    public void handle(Socket socket) throws ConnectionRefused, ConnectionPostponed {
        var proven = proven(socket.handshake());
        if (proven.isEmpty() && !open.admits(socket.handshake())) {
            throw refusals.because(Code.UNAUTHENTICATED);
        }
        if (proven.isPresent() && proven.get().person() instanceof Integration) {
            throw refusals.because(Code.FORBIDDEN);
        }
        proven.ifPresent(identity -> remember(socket, identity));
    }

    private Optional<Identity> proven(Handshake handshake) throws ConnectionRefused, ConnectionPostponed {
        try {
            return prover.prove(credentials(handshake));
        } catch (BadIdentity bad) {
            throw refusals.because(Code.INVALID_CREDENTIALS);
        } catch (IdentityWithoutRights stranger) {
            throw refusals.because(Code.FORBIDDEN);
        } catch (IssuerUnavailable later) {
            throw refusals.because(Code.UNAVAILABLE);
        } catch (DataAccessException | TransactionException away) {
            throw new ConnectionPostponed("its proof cannot be looked up", away);
        }
    }

    private Credentials credentials(Handshake handshake) {
        var token = text(handshake, "token");
        var session = text(handshake, "sessionId");
        var visitor = settings.visitor();
        return new Credentials(
                token == null ? BearerToken.in(handshake.header("Authorization").orElse(null)) : token,
                session == null ? handshake.header(visitor.sessionHeader()).orElse(null) : session,
                handshake.cookie(settings.console().sessionCookie()).orElse(null),
                handshake.cookie(visitor.sessionCookie()).orElse(null));
    }

    /** A field of {@code auth}; one of another type than text is a proof that does not hold. */
    private static @Nullable String text(Handshake handshake, String field) {
        var value = handshake.auth().path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }
}
