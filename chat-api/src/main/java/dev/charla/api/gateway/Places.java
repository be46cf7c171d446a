package dev.charla.api.gateway;

import dev.charla.api.socketio.Offset;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.util.Optional;

/** Rooms as the streams that a recovering client names: the room's name and a {@code seq}. */
public final class Places {

    private Places() {}

    public static Offset of(Room room, long seq) {
        return new Offset(room.name(), seq);
    }

    /** @return empty for what stands in a chat's record, which no client follows */
    public static Optional<Offset> of(RoomEntry entry) {
        return Optional.of(entry)
                .filter(told -> told.room().audience() != Audience.RECORD)
                .map(told -> of(told.room(), told.seq()));
    }
}
