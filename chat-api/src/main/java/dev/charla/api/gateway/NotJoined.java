package dev.charla.api.gateway;

/** Somebody wants to speak in a room that its socket has not joined, where one must. */
public final class NotJoined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotJoined() {
        super("not joined", null, false, false);
    }
}
