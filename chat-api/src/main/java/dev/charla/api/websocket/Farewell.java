package dev.charla.api.websocket;

import dev.charla.api.socketio.engineio.Frame;
import dev.charla.api.socketio.engineio.WebSocketLink;

/** The connection of somebody who is not let in: it is told why, closed, and not listened to. */
final class Farewell implements WebSocketLink.Listener {

    private final Outbox outbox = new Outbox();
    private final Frame reason;

    Farewell(Frame reason) {
        this.reason = reason;
    }

    @Override
    public void onOpen(WebSocketLink link) {
        outbox.open(link);
        outbox.end(reason, CloseCode.POLICY);
    }

    @Override
    public void onText(byte[] buffer, int offset, int length) {}

    @Override
    public void onBinary(byte[] data) {}

    @Override
    public void onClosed(boolean clean) {
        outbox.closed();
    }
}
