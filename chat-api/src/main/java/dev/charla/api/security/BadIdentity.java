package dev.charla.api.security;

/** A proof was given and does not hold: forged, expired, of another issuer, or of an identity that is gone. */
public final class BadIdentity extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadIdentity() {
        super("the proof of identity does not hold", null, false, false);
    }
}
