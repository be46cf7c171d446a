package dev.charla.application.usecase;

import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.RoomEntry;

/** Tells a chat's visitor and staff of its new status once that has committed ({@code chat:status}). */
public final class NotifyChatStatusOnChatStatusChanged {

    private final Backplane backplane;

    public NotifyChatStatusOnChatStatusChanged(Backplane backplane) {
        this.backplane = backplane;
    }

    /** @param changed the room's entry of a {@code ChatStatusChangedEvent} */
    public void on(RoomEntry changed) {
        backplane.publish(changed);
    }
}
