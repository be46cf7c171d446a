package dev.charla.api.security;

/** A browser speaks from a web origin that is none of the sites'. */
public final class ForeignOriginRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ForeignOriginRefused() {
        super("this origin may not speak to this server", null, false, false);
    }
}
