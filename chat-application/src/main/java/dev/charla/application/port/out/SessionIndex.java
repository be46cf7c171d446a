package dev.charla.application.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Looks at many sessions at once, without using any of them. */
public interface SessionIndex {

    /** Those of the named sessions that have neither ended nor expired. Made for thousands of ids at once. */
    Set<String> living(Collection<String> ids, Instant now);
}
