package dev.charla.api.gateway;

/** A socket listens to as many rooms as it may. */
public final class TooManyRooms extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyRooms() {
        super("too many rooms", null, false, false);
    }
}
