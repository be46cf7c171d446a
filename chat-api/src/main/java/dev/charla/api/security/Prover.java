package dev.charla.api.security;

import java.util.Optional;

/** Finds out who somebody is. */
@FunctionalInterface
public interface Prover {

    /**
     * @return empty when the caller brought nothing that still counts
     * @throws BadIdentity when a token or a stated session does not hold
     * @throws IdentityWithoutRights when another issuer proves somebody whom nobody knows here
     * @throws IssuerUnavailable when another issuer's token cannot be checked now
     */
    Optional<Identity> prove(Credentials credentials);
}
