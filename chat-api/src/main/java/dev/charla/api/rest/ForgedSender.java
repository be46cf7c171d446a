package dev.charla.api.rest;

/** A body says that it comes from somebody else than its sender. */
final class ForgedSender extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    ForgedSender(String field) {
        super(field + " is not the caller's", null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }
}
