package dev.charla.application.port.out;

import java.util.UUID;

/** Makes ids. */
public interface IdGenerator {

    /** A UUID of version 7 (RFC 9562 §5.7), greater than any given before by this generator. Safe for many threads. */
    UUID next();
}
