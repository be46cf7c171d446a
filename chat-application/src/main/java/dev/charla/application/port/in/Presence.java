package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.Staff;
import java.util.List;

/** Who is there. Somebody is offline only when the last of its sockets, on whatever node, has gone. */
public interface Presence {

    /** To be called when a socket has come, in its turn before {@link #disconnected} of the same one. */
    void connected(Participant person, String socket);

    /** To be called when a socket has gone for good. */
    void disconnected(Participant person, String socket);

    /** Lets staff say how it wants to be reached; whoever becomes available is given what waits. */
    void choose(Staff staff, PresenceStatus status);

    /**
     * The chat's visitor and, when there is one, the commercial who has it. Who merely watches is not told.
     *
     * @throws ChatNotFound when it is absent, or not this person's to see
     */
    List<Present> of(Participant viewer, ChatId chat);

    record Present(Sender who, PresenceStatus status) {}
}
