package dev.charla.api.security;

/** Somebody is proven by another issuer, and there is nothing here for such a person to do. */
public final class IdentityWithoutRights extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdentityWithoutRights() {
        super("a proven identity with nothing to do here", null, false, false);
    }
}
