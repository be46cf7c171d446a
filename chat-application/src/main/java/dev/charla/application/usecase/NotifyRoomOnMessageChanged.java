package dev.charla.application.usecase;

import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.RoomEntry;

/**
 * Tells a room that a message of its was edited, deleted or read, once that has committed ({@code message:updated}, {@code
 * message:deleted}, {@code message:read}).
 */
public final class NotifyRoomOnMessageChanged {

    private final Backplane backplane;

    public NotifyRoomOnMessageChanged(Backplane backplane) {
        this.backplane = backplane;
    }

    public void on(RoomEntry changed) {
        backplane.publish(changed);
    }
}
