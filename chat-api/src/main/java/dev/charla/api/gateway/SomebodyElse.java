package dev.charla.api.gateway;

/** A socket shows a proof of another person than the one who connected it. */
final class SomebodyElse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SomebodyElse() {
        super("a proof of somebody else", null, false, false);
    }
}
