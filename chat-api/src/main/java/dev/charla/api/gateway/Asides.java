package dev.charla.api.gateway;

import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.util.Optional;

/**
 * Who in a chat's rooms is told what its record keeps. It is told aside: without a place in the room's order, and not
 * again to those who were away, for whom the chat itself says how things stand.
 */
final class Asides {

    private Asides() {}

    /** @param entry of a chat's record */
    static Optional<Room> roomOf(RoomEntry entry) {
        return audience(entry).map(audience -> new Room(entry.room().chat(), audience));
    }

    private static Optional<Audience> audience(RoomEntry entry) {
        return switch (entry.event()) {
            case ChatAssignedEvent assigned -> Optional.of(Audience.PARTICIPANTS);
            case ChatUnassignedEvent unassigned -> Optional.of(Audience.STAFF);
            case AgentRequestedEvent requested -> Optional.of(Audience.STAFF);
            case ChatPriorityChangedEvent changed -> Optional.of(Audience.STAFF);
            case ChatTagsChangedEvent changed -> Optional.of(Audience.STAFF);
            case ChatOpenedEvent nobodyIsThereYet -> Optional.empty();
            case ChatEnrolledEvent changesWhoIsThere -> Optional.empty();
            case MessageSentEvent hasAPlace -> Optional.empty();
            case MessageEditedEvent hasAPlace -> Optional.empty();
            case MessageDeletedEvent hasAPlace -> Optional.empty();
            case MessagesReadEvent hasAPlace -> Optional.empty();
            case ChatStatusChangedEvent hasAPlace -> Optional.empty();
        };
    }
}
