package dev.charla.application.port.in;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.people.Participant;

/** Looks at the chats that are about enrollments. */
public interface Enrollments {

    /** @throws ChatNotFound when the enrollment is not registered, or not this person's to see */
    Chat seenBy(Participant person, EnrollmentId id);
}
