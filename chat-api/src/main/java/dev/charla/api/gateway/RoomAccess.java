package dev.charla.api.gateway;

import dev.charla.application.port.in.Chats;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;

/** Who may hear which room, asked anew each time. */
public final class RoomAccess {

    private final Chats chats;

    public RoomAccess(Chats chats) {
        this.chats = chats;
    }

    /** @throws ChatNotFound when this person may not know of the room */
    public void check(Participant person, Room room) {
        chats.seenBy(person, room.chat());
        if (room.audience() != Audience.PARTICIPANTS && !person.isStaff()) {
            throw new ChatNotFound();
        }
    }

    boolean isGranted(Participant person, Room room) {
        try {
            check(person, room);
            return true;
        } catch (ChatNotFound no) {
            return false;
        }
    }
}
