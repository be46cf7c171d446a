package dev.charla.api.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.WireInstant;
import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.Credentials;
import dev.charla.api.security.Identity;
import dev.charla.api.security.IdentityProver;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import org.jspecify.annotations.Nullable;

/** {@code auth:refresh}: a socket shows a newer token of the same person, and lives on without connecting again. */
final class IdentityRenewal {

    private final IdentityProver prover;
    private final LiveIdentities identities;

    IdentityRenewal(IdentityProver prover, LiveIdentities identities) {
        this.prover = prover;
        this.identities = identities;
    }

    void register(Namespace namespace) {
        namespace.on("auth:refresh", RenewRequest.class, this::renew);
    }

    /** A token that does not hold leaves the socket as it was. */
    void renew(Socket socket, RenewRequest request, Ack ack) throws InvalidPayload {
        if (request.token() == null) {
            throw new InvalidPayload("token is required");
        }
        var next =
                prover.prove(new Credentials(request.token(), null, null, null)).orElseThrow(BadIdentity::new);
        if (!next.provesTheSameAs(SocketIdentity.of(socket))) {
            throw new SomebodyElse();
        }
        identities.renew(socket, next);
        ack.send(Renewed.of(next));
    }

    record RenewRequest(@Nullable String token) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "RenewRequest[…]";
        }
    }

    /** @param expiresAt when the next token must have been shown */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Renewed(
            boolean success, String message, @Nullable String expiresAt) {

        private static Renewed of(Identity identity) {
            var end = identity.expiresAt();
            return new Renewed(true, "The session goes on", end == null ? null : WireInstant.of(end));
        }
    }
}
