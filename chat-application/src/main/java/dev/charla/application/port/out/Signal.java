package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Something that matters now and to nobody later: plain data, so that it can travel between nodes. */
public sealed interface Signal {

    /** Somebody writes, or goes on writing, what will be said in a room. */
    record TypingStarted(Room room, UUID userId) implements Signal {}

    /** Somebody writes no more. */
    record TypingStopped(Room room, UUID userId) implements Signal {}

    /** Somebody has come into a room to speak there, with a name for the others to read. */
    record RoomEntered(Room room, Sender who) implements Signal {}

    /**
     * A client says that its person comes or goes.
     *
     * @param who with a name, if one is known or said
     * @param sites whose staff may know
     * @param chats whose visitors may know
     */
    record UserAnnounced(Sender who, boolean here, Set<SiteId> sites, List<ChatId> chats) implements Signal {

        public UserAnnounced {
            sites = Set.copyOf(sites);
            chats = List.copyOf(chats);
        }
    }

    /**
     * Somebody can be reached otherwise than before.
     *
     * @param sites whose staff may know
     * @param chats whose visitors may know
     */
    record PresenceChanged(
            UUID userId,
            SenderType userType,
            PresenceStatus previous,
            PresenceStatus status,
            Instant at,
            Set<SiteId> sites,
            List<ChatId> chats)
            implements Signal {

        public PresenceChanged {
            sites = Set.copyOf(sites);
            chats = List.copyOf(chats);
        }
    }
}
