package dev.charla.api.socketio.engineio;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What arrives on one WebSocket: packets of its session, or the steps of an upgrade. */
final class LinkEnd implements WebSocketLink.Listener {

    private static final byte[] PROBE = {PacketType.PING, 'p', 'r', 'o', 'b', 'e'};

    private final Function<WebSocketLink, @Nullable EngineSession> join;
    private @Nullable WebSocketLink link;
    private @Nullable EngineSession session;

    /** @param join gives the session of an opened link, null if it is not wanted after all */
    LinkEnd(Function<WebSocketLink, @Nullable EngineSession> join) {
        this.join = join;
    }

    @Override
    public void onOpen(WebSocketLink opened) {
        link = opened;
        session = join.apply(opened);
        if (session == null) {
            opened.close(Close.NORMAL);
        }
    }

    @Override
    public void onText(byte[] buffer, int offset, int length) {
        if (session == null || link == null) {
            return;
        }
        Probe probe = session.upgrade().of(link);
        if (probe != null) {
            onProbing(session, probe, buffer, offset, length);
        } else if (session.outbound().link() == link) {
            session.inbound().text(buffer, offset, length);
        } else {
            link.close(Close.NORMAL);
        }
    }

    private static void onProbing(EngineSession session, Probe probe, byte[] buffer, int offset, int length) {
        if (Arrays.equals(buffer, offset, offset + length, PROBE, 0, PROBE.length)) {
            session.upgrade().answer(probe);
        } else if (length == 1 && buffer[offset] == PacketType.UPGRADE && probe.answered()) {
            if (!session.upgradeTo(probe)) {
                probe.link().close(Close.NORMAL);
            }
        } else {
            session.upgrade().end(probe);
            probe.link().close(Close.POLICY_VIOLATION);
        }
    }

    @Override
    public void onBinary(byte[] data) {
        if (session == null || link == null) {
            return;
        }
        if (session.outbound().link() == link) {
            session.inbound().binary(data);
        } else {
            link.close(Close.POLICY_VIOLATION);
        }
    }

    @Override
    public void onClosed(boolean clean) {
        if (session == null || link == null) {
            return;
        }
        Probe probe = session.upgrade().of(link);
        if (probe != null) {
            session.upgrade().end(probe);
        } else if (session.outbound().link() == link) {
            session.close(clean ? CloseReason.TRANSPORT_CLOSE : CloseReason.TRANSPORT_ERROR);
        }
    }
}
