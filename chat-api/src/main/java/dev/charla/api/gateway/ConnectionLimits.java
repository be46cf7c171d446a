package dev.charla.api.gateway;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.socketio.ConnectionRefused;
import dev.charla.api.socketio.Middleware;
import dev.charla.api.socketio.Socket;
import jakarta.servlet.http.HttpServletRequest;

/** Counts connections when they are opened, and attempts to enter the namespace, of which a connection can make many. */
final class ConnectionLimits implements Middleware {

    private final Middleware proof;
    private final Limits limits;
    private final EventLimits events;
    private final Refusals refusals;

    /** @param proof refuses those whom it cannot prove */
    ConnectionLimits(Middleware proof, Limits limits, Refusals refusals) {
        this.proof = proof;
        this.limits = limits;
        this.events = new EventLimits(limits);
        this.refusals = refusals;
    }

    /** In how many seconds a connection may be opened; 0 for now, which counts as one. */
    static long delay(Limits limits, HttpServletRequest request) {
        try {
            limits.takeAt(Limit.CONNECTIONS, request.getRemoteAddr());
            return 0;
        } catch (RateLimited tooOften) {
            return tooOften.retryAfterSeconds();
        }
    }

    @Override
    public void handle(Socket socket) throws Exception {
        try {
            prove(socket);
        } catch (RateLimited tooOften) {
            throw refusals.because(tooOften);
        }
    }

    /** Whoever could not be proven counts for its address, so that proofs cannot be tried out. */
    private void prove(Socket socket) throws Exception {
        try {
            proof.handle(socket);
        } catch (ConnectionRefused refusal) {
            limits.takeAt(Limit.STRANGERS, socket.handshake().remoteAddress());
            throw refusal;
        }
        events.take(socket, Limit.EVENTS);
    }
}
