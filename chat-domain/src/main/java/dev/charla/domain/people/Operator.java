package dev.charla.domain.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody of the company's operations, who sees every enrollment and answers its influencer. */
public record Operator(
        UUID subject, String username, @Nullable String email) implements Correspondent {

    @Override
    public Sender asSender() {
        return new Sender(subject, SenderType.COMMERCIAL, username);
    }
}
