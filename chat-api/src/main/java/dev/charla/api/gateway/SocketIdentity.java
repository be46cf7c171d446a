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
import dev.charla.api.socketio.ConnectionRefused;
import dev.charla.api.socketio.Handshake;
import dev.charla.api.socketio.Middleware;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.people.Participant;
import org.jspecify.annotations.Nullable;

/** Lets a socket connect only with a proven identity, and remembers it. */
public final class SocketIdentity implements Middleware {

    private static final AttributeKey<Identity> IDENTITY = new AttributeKey<>("identity", Identity.class);

    private final IdentityProver prover;
    private final SecuritySettings settings;
    private final Refusals refusals;

    SocketIdentity(IdentityProver prover, SecuritySettings settings, Refusals refusals) {
        this.prover = prover;
        this.settings = settings;
        this.refusals = refusals;
    }

    /** Who a connected socket is. */
    static Identity of(Socket socket) {
        return socket.attribute(IDENTITY)
                .orElseThrow(() -> new IllegalStateException("a socket connected without an identity"));
    }

    /** The person behind a connected socket. */
    public static Participant personOf(Socket socket) {
        return of(socket).person();
    }

    static void remember(Socket socket, Identity identity) {
        socket.attribute(IDENTITY, identity);
    }

    @Override
    public void handle(Socket socket) throws ConnectionRefused {
        remember(socket, proven(socket.handshake()));
    }

    private Identity proven(Handshake handshake) throws ConnectionRefused {
        try {
            return prover.prove(credentials(handshake)).orElseThrow(() -> refusals.because(Code.UNAUTHENTICATED));
        } catch (BadIdentity bad) {
            throw refusals.because(Code.INVALID_CREDENTIALS);
        } catch (IdentityWithoutRights stranger) {
            throw refusals.because(Code.FORBIDDEN);
        } catch (IssuerUnavailable later) {
            throw refusals.because(Code.UNAVAILABLE);
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
