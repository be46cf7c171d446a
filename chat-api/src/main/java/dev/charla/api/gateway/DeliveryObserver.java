package dev.charla.api.gateway;

import dev.charla.domain.chat.RoomEntry;

/** Is told of deliveries on this node. */
public interface DeliveryObserver {

    /** Notices nothing. */
    DeliveryObserver NONE = entry -> {};

    /** Called once an entry is queued on the sockets that hear its room, in the room's turn; must not block. */
    void delivered(RoomEntry entry);
}
