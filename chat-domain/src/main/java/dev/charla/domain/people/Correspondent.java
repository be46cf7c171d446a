package dev.charla.domain.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in the chats of enrollments and in no others: proven by another issuer, with no account here and at
 * home on no site. Notes are the staff's, so none of these people ever sees one.
 */
public sealed interface Correspondent extends Participant permits Influencer, Operator {

    /** The issuer's name for the person, the same for good. */
    UUID subject();

    /** What the issuer calls the person. */
    String username();

    @Nullable
    String email();

    @Override
    default boolean isStaff() {
        return false;
    }
}
