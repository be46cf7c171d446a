package dev.charla.api.socketio;

import dev.charla.api.socketio.Recovery.LostSession;
import dev.charla.api.socketio.SentOffsets.Step;
import dev.charla.api.socketio.engineio.CloseReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Walks a returning client through the steps that {@link Recovery} describes. */
final class RecoveryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryDesk.class);
    private static final int MAX_LENGTH = 512;
    private static final long SAVE_SECONDS = 5;
    private static final long KEEP_MILLIS = 1_000;

    /** So often what is kept of a socket is kept anew, though nothing has changed. */
    private static final int ROUNDS_OF_A_KEEPSAKE = 1_200;

    private final Recovery recovery;
    private final SocketIoCounters counters;
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final Set<NamespaceSocket> changed = ConcurrentHashMap.newKeySet();
    private int rounds;

    RecoveryDesk(Recovery recovery, SocketIoCounters counters) {
        this.recovery = recovery;
        this.counters = counters;
    }

    /** Keeps from now on what living sockets have, if that is of any use. */
    void keepLiving(ScheduledExecutorService scheduler, Executor executor) {
        if (recovery.keepsLiving()) {
            Future<?> unused = scheduler.schedule(
                    () -> executor.execute(() -> keepRound(scheduler, executor)), KEEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void keepRound(ScheduledExecutorService scheduler, Executor executor) {
        try {
            if (++rounds % ROUNDS_OF_A_KEEPSAKE == 0) {
                live.values().forEach(entry -> changed.add(entry.socket()));
            }
            for (NamespaceSocket socket : Set.copyOf(changed)) {
                changed.remove(socket);
                keep(socket);
            }
        } catch (RuntimeException e) {
            LOG.warn("What sockets need to go on elsewhere could not be kept", e);
        } finally {
            keepLiving(scheduler, executor);
        }
    }

    private void keep(NamespaceSocket socket) {
        String pid = socket.pid();
        Live entry = pid == null ? null : live.get(pid);
        if (entry == null || entry.socket() != socket) {
            return;
        }
        synchronized (entry) {
            LostSession session = entry.saved().isDone() ? null : socket.sessionSoFar();
            if (session != null && !recovery.keep(socket, session)) {
                socket.connection().session().close(CloseReason.TRANSPORT_CLOSE);
            }
        }
    }

    /** A socket has something that would be needed elsewhere; returns at once. */
    void changed(NamespaceSocket socket) {
        if (recovery.keepsLiving()) {
            changed.add(socket);
        }
    }

    /** Remembers who uses a pid now, so that a returning client need not wait for its old connection's timeout. */
    void live(NamespaceSocket socket) {
        String pid = socket.pid();
        if (pid != null) {
            live.put(pid, new Live(socket, new CompletableFuture<>()));
        }
    }

    /** The client left before it was answered; what it had is kept for its next attempt. */
    void abandoned(NamespaceSocket socket, @Nullable Recovered recovered) {
        if (recovered != null) {
            putBack(socket, recovered.session());
        }
        forget(socket);
    }

    void lost(NamespaceSocket socket, DisconnectReason reason, LostSession session) {
        Live entry = live.get(session.pid());
        synchronized (entry == null ? session : entry) {
            if (reason.recoverable()) {
                putBack(socket, session);
            } else {
                recovery.forget(socket, session.pid());
            }
            forget(socket);
        }
    }

    private void forget(NamespaceSocket socket) {
        String pid = socket.pid();
        Live entry = pid == null ? null : live.get(pid);
        if (pid != null && entry != null && entry.socket() == socket) {
            live.remove(pid, entry);
            entry.saved().complete(null);
        }
    }

    private void putBack(NamespaceSocket socket, LostSession session) {
        try {
            recovery.save(socket, session);
        } catch (RuntimeException e) {
            LOG.warn("A lost session could not be saved; its client will connect afresh", e);
        }
    }

    /** Gives null if the socket is to connect afresh; it is in no other rooms then than before. */
    @Nullable
    Recovered recover(NamespaceSocket socket) {
        JsonNode auth = socket.handshake().auth();
        String pid = text(auth.path("pid"));
        String last = text(auth.path("offset"));
        if (pid == null || last == null) {
            return null;
        }
        Recovered recovered = null;
        try {
            Offset offset = Offset.parse(last).orElse(null);
            recovered = offset == null ? null : recover(socket, pid, offset);
        } catch (RuntimeException e) {
            LOG.warn("A session could not be recovered; its client connects afresh", e);
        }
        (recovered == null ? counters.failedRecoveries : counters.recoveries).increment();
        return recovered;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && node.stringValue().length() <= MAX_LENGTH ? node.stringValue() : null;
    }

    private @Nullable Recovered recover(NamespaceSocket socket, String pid, Offset offset) {
        endLingering(socket.namespace(), pid);
        LostSession session = recovery.claim(socket, pid).orElse(null);
        if (session == null || !session.namespace().equals(socket.namespace().name())) {
            return null;
        }
        String freshId = socket.id();
        socket.namespace().local().rename(socket, session.socketId());
        session.rooms().forEach(socket::join);
        Optional<List<EncodedEvent>> missed = recovery.missed(socket, session, offset);
        if (missed.isEmpty()) {
            session.rooms().forEach(socket::leave);
            socket.namespace().local().rename(socket, freshId);
            return null;
        }
        socket.recovered(session.pid(), trail(session, offset), offset);
        return new Recovered(session, missed.get());
    }

    /** Goes on from the event that the client saw last. */
    private static Trail trail(LostSession session, Offset offset) {
        var trail = new Trail(session.sent().positionsAt(offset).orElse(Map.of()));
        trail.add(new Step.At(offset));
        return trail;
    }

    private void endLingering(ServerNamespace namespace, String pid) {
        Live old = live.get(pid);
        if (old == null || old.socket().namespace() != namespace) {
            return;
        }
        old.socket().connection().session().close(CloseReason.TRANSPORT_CLOSE);
        try {
            old.saved().get(SAVE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A lingering session was not saved in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Live(NamespaceSocket socket, CompletableFuture<@Nullable Void> saved) {}

    /** A session that its client may go on with. */
    record Recovered(LostSession session, List<EncodedEvent> missed) {}
}
