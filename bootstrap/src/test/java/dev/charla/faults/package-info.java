/**
 * A storm: several servers on one database and one Redis, people who write and read through them, and faults of every kind at
 * random instants. Afterwards what was promised is compared with what is there.
 *
 * <p>{@link dev.charla.faults.Verdict} is where that is decided. It knows nothing but notes, so that each of its checks can be
 * seen to fail on notes that lie.
 */
@NullMarked
package dev.charla.faults;

import org.jspecify.annotations.NullMarked;
