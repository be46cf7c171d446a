package dev.charla.application.usecase;

import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.RoomEntry;

/** Tells those who look after a chat, or take part in it, what became of it once that has committed. */
public final class NotifyChatChangedOnChatEvent {

    private final Backplane backplane;

    public NotifyChatChangedOnChatEvent(Backplane backplane) {
        this.backplane = backplane;
    }

    /** @param changed the entry of an event about the chat, such as its status, or about a message that it has already */
    public void on(RoomEntry changed) {
        backplane.publish(changed);
    }
}
