package dev.charla.api.security;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.charla.api.security.Anchor.OfLogin;
import dev.charla.api.security.Anchor.OfRights;
import dev.charla.api.security.Anchor.OfSession;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.SessionIndex;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Looks whether anchors still hold, whatever node they were let go on. */
public final class Anchors {

    private final LoginRepository logins;
    private final SessionIndex sessions;
    private final StaffRepository staff;
    private final InstantSource clock;

    public Anchors(LoginRepository logins, SessionIndex sessions, StaffRepository staff, InstantSource clock) {
        this.logins = logins;
        this.sessions = sessions;
        this.staff = staff;
        this.clock = clock;
    }

    /** Those that hold no more, and why. Takes a few queries however many there are. */
    public Map<Anchor, Expiry> ended(Collection<Anchor> anchors) {
        var now = clock.instant();
        var ended = new HashMap<Anchor, Expiry>();
        ended.putAll(endedLogins(of(OfLogin.class, anchors), now));
        ended.putAll(endedSessions(of(OfSession.class, anchors), now));
        ended.putAll(endedRights(of(OfRights.class, anchors)));
        return ended;
    }

    private Map<OfLogin, Expiry> endedLogins(Collection<OfLogin> anchors, Instant now) {
        Map<LoginId, Login> found = logins
                .findAll(anchors.stream().map(OfLogin::login).toList())
                .stream()
                .collect(toMap(Login::id, login -> login));
        var ended = new HashMap<OfLogin, Expiry>();
        for (var anchor : anchors) {
            var login = found.get(anchor.login());
            if (login == null) {
                ended.put(anchor, Expiry.of(LoginEnding.REVOKED));
            } else {
                login.endingAt(now).ifPresent(ending -> ended.put(anchor, Expiry.of(ending)));
            }
        }
        return ended;
    }

    private Map<OfSession, Expiry> endedSessions(Collection<OfSession> anchors, Instant now) {
        var living = sessions.living(anchors.stream().map(OfSession::sessionId).toList(), now);
        return anchors.stream()
                .filter(anchor -> !living.contains(anchor.sessionId()))
                .collect(toMap(anchor -> anchor, anchor -> Expiry.SESSION_ENDED));
    }

    private Map<OfRights, Expiry> endedRights(Collection<OfRights> anchors) {
        var ids = anchors.stream().map(OfRights::staff).collect(toSet());
        var now = staff.findAll(ids).stream().map(OfRights::of).collect(toSet());
        return anchors.stream()
                .filter(anchor -> !now.contains(anchor))
                .collect(toMap(anchor -> anchor, anchor -> Expiry.REVOKED));
    }

    private static <A extends Anchor> Collection<A> of(Class<A> type, Collection<Anchor> anchors) {
        return anchors.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
