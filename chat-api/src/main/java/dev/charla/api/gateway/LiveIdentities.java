package dev.charla.api.gateway;

import dev.charla.api.security.Anchor;
import dev.charla.api.security.Anchors;
import dev.charla.api.security.Expiry;
import dev.charla.api.security.Identity;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.people.SenderType;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sockets of this node by what their identities hang on. A socket whose proof counts no more is told {@code
 * session:expired} and disconnected: at once when that is known here, at the next check otherwise.
 *
 * <p>{@code watch}, {@code renew} and {@code forget} of one socket are called one after another.
 */
final class LiveIdentities {

    private final Anchors anchors;
    private final InstantSource clock;
    private final Set<Socket> all = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Anchor, Set<Socket>> byAnchor = new ConcurrentHashMap<>();

    LiveIdentities(Anchors anchors, InstantSource clock) {
        this.anchors = anchors;
        this.clock = clock;
    }

    /** A socket of nobody's needs no watching. */
    void watch(Socket socket) {
        SocketIdentity.find(socket).ifPresent(identity -> {
            all.add(socket);
            identity.anchors().forEach(anchor -> add(anchor, socket));
        });
    }

    /** Lets the socket hang on another proof of the same person from now on. */
    void renew(Socket socket, Identity next) {
        var before = SocketIdentity.of(socket).anchors();
        next.anchors().forEach(anchor -> add(anchor, socket));
        SocketIdentity.remember(socket, next);
        before.stream().filter(anchor -> !next.anchors().contains(anchor)).forEach(anchor -> remove(anchor, socket));
    }

    void forget(Socket socket) {
        all.remove(socket);
        SocketIdentity.find(socket).ifPresent(identity -> identity.anchors().forEach(anchor -> remove(anchor, socket)));
    }

    void ended(Anchor anchor, Expiry reason) {
        List.copyOf(byAnchor.getOrDefault(anchor, Set.of())).forEach(socket -> expire(socket, reason));
    }

    /** Ends what has expired by now, and what was ended anywhere. Blocks on the database. */
    void check() {
        all.forEach(this::expireToken);
        anchors.ended(Set.copyOf(byAnchor.keySet())).forEach(this::ended);
    }

    /** How many sockets belong to people of that kind. */
    long count(SenderType actor) {
        return all.stream()
                .filter(socket -> SocketIdentity.personOf(socket).asSender().type() == actor)
                .count();
    }

    /** How many sockets are watched. */
    int size() {
        return all.size();
    }

    private void expireToken(Socket socket) {
        var expiresAt = SocketIdentity.of(socket).expiresAt();
        if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
            expire(socket, Expiry.TOKEN_EXPIRED);
        }
    }

    /**
     * Leaves the connection to the client, or to the time that it may be without a namespace. A polling client would see it
     * close before it reads that it was disconnected, and come back with the same proof.
     */
    private static void expire(Socket socket, Expiry reason) {
        socket.emit("session:expired", new Expired(reason.text()));
        socket.disconnect(false);
    }

    private void add(Anchor anchor, Socket socket) {
        byAnchor.compute(anchor, (any, present) -> {
            var sockets = present == null ? ConcurrentHashMap.<Socket>newKeySet() : present;
            sockets.add(socket);
            return sockets;
        });
    }

    private void remove(Anchor anchor, Socket socket) {
        byAnchor.computeIfPresent(anchor, (any, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    record Expired(String reason) {}
}
