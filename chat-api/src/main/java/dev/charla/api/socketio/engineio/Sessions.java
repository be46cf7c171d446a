package dev.charla.api.socketio.engineio;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The open sessions by their id. */
final class Sessions {

    private static final int ID_BYTES = 15;

    private final Map<String, EngineSession> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final int limit;
    private final String prefix;

    /** @param node what all ids begin with; empty for nothing */
    Sessions(int limit, String node) {
        this.limit = limit;
        this.prefix = node.isEmpty() ? "" : node + ".";
    }

    /** 120 random bits: an id is all that a polling client proves itself by. */
    String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().encodeToString(bytes);
    }

    boolean full() {
        return open.size() >= limit;
    }

    void add(EngineSession session) {
        open.put(session.id(), session);
    }

    void remove(EngineSession session) {
        open.remove(session.id(), session);
    }

    /** Gives null if there is no such session, or it has missed its heartbeat. */
    @Nullable
    EngineSession find(String id) {
        EngineSession session = open.get(id);
        if (session != null && session.expired(System.nanoTime())) {
            session.close(CloseReason.PING_TIMEOUT);
            return null;
        }
        return session;
    }

    Collection<EngineSession> all() {
        return open.values();
    }
}
