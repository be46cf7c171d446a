package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.limits.Limit;
import dev.charla.api.limits.Limits;
import dev.charla.api.limits.Throttle;
import dev.charla.api.security.Identity.Proof;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestLimitsTest {

    private static final UUID ID = new UUID(7, 7);
    private static final Visitor VISITOR = new Visitor(new VisitorId(ID), new TenantId(ID), new SiteId(ID), null);
    private static final Integration PROGRAM = new Integration(new IntegrationId(ID), "Robot", Set.of(), Set.of());

    private final List<String> taken = new ArrayList<>();
    private final RequestLimits limits = new RequestLimits(new Limits(this::remembering));

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/chats, READS",
        "HEAD, /v2/chats, READS",
        "GET, /something/new, READS",
        "POST, /v2/messages, WRITES",
        "PUT, /something/new, WRITES",
        "DELETE, /something/new, WRITES",
        "POST, /v2/files/upload, UPLOADS",
        "GET, /v2/messages/search, SEARCHES",
    })
    void countEverythingThatAPersonDoes(String method, String path, Limit kind) {
        take(method, path, VISITOR);

        assertThat(taken).containsExactly(kind + " " + ID);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/chats, PROGRAMS",
        "POST, /v2/messages, PROGRAMS",
        "POST, /v2/files/upload, UPLOADS",
        "GET, /v2/messages/search, SEARCHES",
    })
    void countEverythingThatAProgramDoes(String method, String path, Limit kind) {
        take(method, path, PROGRAM);

        assertThat(taken).containsExactly(kind + " " + ID);
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "POST, /v2/auth/login", "GET, /v2/messages/search", "POST, /something/new"})
    void countTheAddressOfStrangers(String method, String path) {
        take(method, path, null);

        assertThat(taken).containsExactly(Limit.STRANGERS + " 127.0.0.1");
    }

    @Test
    void doNotCountTheProbesOfHealth() {
        take("GET", "/actuator/health", null);
        take("GET", "/actuator/health/readiness", null);

        assertThat(taken).isEmpty();
    }

    private void take(String method, String path, @Nullable Participant person) {
        var caller = person == null ? null : new Identity(person, Proof.TOKEN, null, null, null);
        limits.take(new MockHttpServletRequest(method, path), caller);
    }

    private Throttle remembering(Limit limit) {
        return new Throttle() {
            @Override
            public void take(String key) {
                taken.add(limit + " " + key);
            }

            @Override
            public void giveBack(String key) {}
        };
    }
}
