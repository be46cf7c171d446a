package dev.charla.api.security;

/** A token could not be checked, because the keys of its issuer cannot be had now. */
public final class IssuerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IssuerUnavailable(String issuer, Throwable cause) {
        super("the keys of " + issuer + " cannot be had", cause);
    }
}
