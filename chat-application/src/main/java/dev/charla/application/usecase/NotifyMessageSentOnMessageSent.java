package dev.charla.application.usecase;

import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.RoomEntry;

/**
 * Tells a room of a message once its transaction has committed. The entry is the notification: each dialect has words of
 * its own for it ({@code message:new} in the widget's and the console's).
 */
public final class NotifyMessageSentOnMessageSent {

    private final Backplane backplane;

    public NotifyMessageSentOnMessageSent(Backplane backplane) {
        this.backplane = backplane;
    }

    /** @param sent the room's entry of a {@code MessageSentEvent} */
    public void on(RoomEntry sent) {
        backplane.publish(sent);
    }
}
