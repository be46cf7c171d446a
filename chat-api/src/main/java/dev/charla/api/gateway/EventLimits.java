package dev.charla.api.gateway;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.socketio.Arguments;
import dev.charla.api.socketio.EventInterceptor;
import dev.charla.api.socketio.Socket;
import java.util.Map;

/**
 * Counts each event for whoever sends it, whatever socket it comes by. A socket that goes on after it was told to wait is cut
 * off in the end.
 */
final class EventLimits implements EventInterceptor {

    /** Those of all dialects that are more or less than others; their names do not collide. */
    private static final Map<String, Limit> KINDS = Map.of(
            "chat:join", Limit.JOINS,
            "join_conversation", Limit.JOINS,
            "user:connected", Limit.JOINS,
            "typing:start", Limit.TYPING,
            "typing:stop", Limit.TYPING,
            "send_message", Limit.WRITES,
            "message:send", Limit.WRITES,
            "message:update", Limit.WRITES,
            "message:delete", Limit.WRITES);

    private final Limits limits;

    EventLimits(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void before(Socket socket, String event, Arguments arguments) {
        try {
            take(socket, KINDS.getOrDefault(event, Limit.EVENTS));
        } catch (RateLimited tooOften) {
            cutOffInTheEnd(socket);
            throw tooOften;
        }
    }

    /** @throws RateLimited when there were too many */
    void take(Socket socket, Limit limit) {
        SocketIdentity.find(socket)
                .ifPresentOrElse(
                        known -> limits.take(
                                limit, known.person().asSender().id().toString()),
                        () -> limits.takeAt(Limit.STRANGERS, socket.handshake().remoteAddress()));
    }

    private void cutOffInTheEnd(Socket socket) {
        try {
            limits.take(Limit.REFUSALS, socket.id());
        } catch (RateLimited enough) {
            socket.disconnect(true);
        }
    }
}
