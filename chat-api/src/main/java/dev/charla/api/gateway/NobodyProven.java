package dev.charla.api.gateway;

/** A socket that connected without a proof asks for what takes one. */
final class NobodyProven extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NobodyProven() {
        super("nobody is proven", null, false, false);
    }
}
