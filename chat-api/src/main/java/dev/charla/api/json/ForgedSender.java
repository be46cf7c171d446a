package dev.charla.api.json;

/** A body or an event says that it comes from somebody else than its sender. */
public final class ForgedSender extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public ForgedSender(String field) {
        super(field + " is not the caller's", null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
