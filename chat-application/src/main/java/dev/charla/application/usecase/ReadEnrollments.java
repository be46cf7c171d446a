package dev.charla.application.usecase;

import dev.charla.application.port.in.Enrollments;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.people.Participant;

/** Finds the chats of enrollments for those who may see them. */
public final class ReadEnrollments implements Enrollments {

    private final ChatRepository chats;

    public ReadEnrollments(ChatRepository chats) {
        this.chats = chats;
    }

    @Override
    public Chat seenBy(Participant person, EnrollmentId id) {
        return chats.findEnrolled(id).filter(chat -> chat.isVisibleTo(person)).orElseThrow(ChatNotFound::new);
    }
}
