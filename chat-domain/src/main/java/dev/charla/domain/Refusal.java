package dev.charla.domain;

/**
 * Why something was not done. Nothing has changed when one of these is thrown. They carry facts; the words for people are made at the
 * edge.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for logs */
    protected Refusal(String message) {
        // A refusal is an answer, not a fault: nobody reads its stack.
        super(message, null, false, false);
    }
}
