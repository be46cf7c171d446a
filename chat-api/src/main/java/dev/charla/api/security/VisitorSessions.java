package dev.charla.api.security;

import dev.charla.domain.people.VisitorId;
import java.time.Duration;

/** Sessions of visitors, and the end of all that hangs on one. */
public final class VisitorSessions {

    private final Sessions sessions;
    private final Expiries expiries;
    private final Duration idleTime;

    public VisitorSessions(Sessions sessions, Expiries expiries, Duration idleTime) {
        this.sessions = sessions;
        this.expiries = expiries;
        this.idleTime = idleTime;
    }

    /** @return its id, a credential */
    public String open(VisitorId visitor) {
        return sessions.open(Sessions.Kind.VISITOR, visitor.value(), idleTime);
    }

    /** Its sockets end with it. */
    public void end(String id) {
        sessions.end(id);
        expiries.tell(new Anchor.OfSession(id), Expiry.SESSION_ENDED);
    }
}
