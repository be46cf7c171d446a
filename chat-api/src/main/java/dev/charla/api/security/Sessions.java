package dev.charla.api.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * The sessions behind the two cookies, kept by Spring Session. Ids are random, made here and never taken from a client;
 * each identification or log-in makes a new one.
 */
public final class Sessions {

    private static final String KIND = "kind";
    private static final String OWNER = "owner";

    /** A session's last use is written down at most this often, so that reading does not always mean writing. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(5);

    /** And at least this often in its idle time, so that it does not end while it is used. */
    private static final int TOUCHES_PER_LIFE = 10;

    /** What Spring Session makes ids of; nothing else is worth a query. */
    private static final Pattern SESSION_ID = Pattern.compile("[0-9a-f-]{36}");

    private final Store<?> store;
    private final InstantSource clock;

    public Sessions(SessionRepository<?> repository, InstantSource clock) {
        this.store = new Store<>(repository);
        this.clock = clock;
    }

    /** Whose session it is; a session of one kind proves nothing of the other. */
    public enum Kind {
        VISITOR,
        CONSOLE
    }

    /**
     * @param owner the visitor, or the log-in
     * @param idleTime how long it lives without being used
     * @return its id, a credential
     */
    public String open(Kind kind, UUID owner, Duration idleTime) {
        return store.open(session -> {
            session.setMaxInactiveInterval(idleTime);
            session.setAttribute(KIND, kind.name());
            session.setAttribute(OWNER, owner.toString());
            session.setAttribute(
                    FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                    kind.name().toLowerCase(Locale.ROOT) + ":" + owner);
        });
    }

    /** The owner of a living session of that kind; using it keeps it alive. */
    public Optional<UUID> ownerOf(String id, Kind kind) {
        return Optional.of(id)
                .filter(SESSION_ID.asMatchPredicate())
                .flatMap(made -> store.find(made, clock.instant()))
                .filter(session -> kind.name().equals(session.getAttribute(KIND)))
                .map(session -> UUID.fromString(session.getRequiredAttribute(OWNER)));
    }

    public void end(String id) {
        store.end(id);
    }

    /** How long a use may go unnoticed of a session with this idle time. */
    static Duration untilTouched(Duration idleTime) {
        var part = idleTime.dividedBy(TOUCHES_PER_LIFE);
        return part.compareTo(TOUCH_EVERY) < 0 ? part : TOUCH_EVERY;
    }

    /** Gives the repository's kind of session a name, which its saving needs. */
    private record Store<S extends Session>(SessionRepository<S> repository) {

        String open(Consumer<Session> fill) {
            var session = repository.createSession();
            fill.accept(session);
            repository.save(session);
            return session.getId();
        }

        Optional<Session> find(String id, Instant now) {
            var session = repository.findById(id);
            if (session == null || session.isExpired()) {
                return Optional.empty();
            }
            if (session.getLastAccessedTime()
                    .plus(untilTouched(session.getMaxInactiveInterval()))
                    .isBefore(now)) {
                session.setLastAccessedTime(now);
                repository.save(session);
            }
            return Optional.of(session);
        }

        void end(String id) {
            repository.deleteById(id);
        }
    }
}
