package dev.charla.application.contract;

/** What a test throws to see it undone. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure() {
        super("on purpose", null, false, false);
    }
}
