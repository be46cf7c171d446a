package dev.charla.application.port.out;

import java.util.UUID;

/** Tells the life of the database: a restore to an earlier point begins another, and voids every place in a stream. */
public interface Epoch {

    UUID current();
}
