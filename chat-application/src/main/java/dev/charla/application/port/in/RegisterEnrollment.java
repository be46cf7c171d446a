package dev.charla.application.port.in;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.Enrollment;
import dev.charla.domain.people.Participant;
import org.jspecify.annotations.Nullable;

/**
 * Let an influencer and the company's operators speak about an enrollment. What is registered again stays as it is, but for its
 * influencer.
 *
 * @param by an admin or a program; others may not
 * @param domain the site whose staff is to see the chat too, where it is new; {@code null} for the first of the caller's sites
 */
public record RegisterEnrollment(
        Participant by, Enrollment enrollment, @Nullable String domain)
        implements Command<RegisterEnrollment.Registered> {

    /** @param isNew whether there was none of that id before */
    public record Registered(Chat chat, boolean isNew) {}
}
