package dev.charla.api.rest;

/** An attachment names no file that was uploaded here. */
final class UnknownFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownFile() {
        super("no such file", null, false, false);
    }
}
