package dev.charla.api.rest;

/** None of the ranges that were asked for is in the file, or they are no ranges (RFC 9110 §15.5.17). */
final class RangeNotSatisfiable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long size;

    /** @param size the file's, in bytes */
    RangeNotSatisfiable(long size) {
        super("no such range", null, false, false);
        this.size = size;
    }

    long size() {
        return size;
    }
}
