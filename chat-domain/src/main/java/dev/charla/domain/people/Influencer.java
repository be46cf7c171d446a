package dev.charla.domain.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks for an influencer.
 *
 * @param influencer whose enrollments are this person's to see; several people may have the same one
 */
public record Influencer(
        UUID subject, String username, @Nullable String email, InfluencerId influencer) implements Correspondent {

    @Override
    public Sender asSender() {
        return new Sender(subject, SenderType.VISITOR, username);
    }
}
