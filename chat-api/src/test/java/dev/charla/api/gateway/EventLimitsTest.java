package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.limits.Throttle;
import dev.charla.api.security.Identity;
import dev.charla.api.security.Identity.Proof;
import dev.charla.api.socketio.Arguments;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLimitsTest {

    private static final Arguments NOTHING = new Arguments(List.of());
    private static final int REFUSALS = 3;

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final FakeSocket socket = socketOf(new UUID(1, 1), "one");

    @ParameterizedTest
    @CsvSource({
        "chat:join, JOINS",
        "join_conversation, JOINS",
        "typing:start, TYPING",
        "typing:stop, TYPING",
        "send_message, WRITES",
        "message:send, WRITES",
        "message:update, WRITES",
        "message:delete, WRITES",
        "health-check, EVENTS",
        "something:new, EVENTS",
    })
    void countEveryEventForThePerson(String event, Limit kind) {
        limits(2).before(socket, event, NOTHING);

        assertThat(taken).containsExactly(Map.entry(kind + " " + new UUID(1, 1), 1));
    }

    @Test
    void countAllSocketsOfAPersonTogether() {
        var limits = limits(2);
        limits.before(socket, "chat:join", NOTHING);
        limits.before(socketOf(new UUID(1, 1), "two"), "chat:join", NOTHING);

        refuses(limits, socket);
        limits.before(socketOf(new UUID(1, 2), "three"), "chat:join", NOTHING);
    }

    @Test
    void bearAFewTooManyAndThenCutTheSocketOff() {
        var limits = limits(1);
        limits.before(socket, "chat:join", NOTHING);
        for (var i = 0; i < REFUSALS; i++) {
            refuses(limits, socket);
            assertThat(socket.connected()).isTrue();
        }

        refuses(limits, socket);
        assertThat(socket.connected()).isFalse();
    }

    private EventLimits limits(int times) {
        return new EventLimits(new Limits(limit -> throttle(limit, limit == Limit.REFUSALS ? REFUSALS : times)));
    }

    private Throttle throttle(Limit limit, int times) {
        return new Throttle() {
            @Override
            public void take(String key) {
                if (taken.merge(limit + " " + key, 1, Integer::sum) > times) {
                    throw new RateLimited(Duration.ofSeconds(1));
                }
            }

            @Override
            public void giveBack(String key) {}
        };
    }

    private static void refuses(EventLimits limits, FakeSocket socket) {
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> limits.before(socket, "chat:join", NOTHING));
    }

    private static FakeSocket socketOf(UUID id, String name) {
        var person = new Visitor(new VisitorId(id), new TenantId(id), new SiteId(id), null);
        var socket = new FakeSocket(name);
        SocketIdentity.remember(socket, new Identity(person, Proof.VISITOR_SESSION, null, "session", null));
        return socket;
    }
}
