package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.api.security.Identity.Proof;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class ProgramAccessTest {

    private static final UUID ID = new UUID(7, 7);

    private final ProgramAccess access = new ProgramAccess();

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/chats, chats:read",
        "GET, /v2/chats/1, chats:read",
        "GET, /v2/chats/queue/pending, chats:read",
        "GET, /v2/visitors/1/chats, chats:read",
        "POST, /v2/chats, chats:write",
        "POST, /v2/chats/with-message, chats:write",
        "PUT, /v2/chats/1/assign/2, chats:write",
        "PUT, /v2/chats/1/transfer/2, chats:write",
        "PUT, /v2/chats/1/unassign, chats:write",
        "PUT, /v2/chats/1/close, chats:write",
        "PUT, /v2/chats/1/reopen, chats:write",
        "PUT, /v2/chats/1/priority, chats:write",
        "GET, /v2/chats/1/transcript, messages:read",
        "GET, /v2/messages/chat/1, messages:read",
        "GET, /v2/messages/chat/1/unread, messages:read",
        "GET, /v2/messages/search, messages:read",
        "POST, /v2/messages, messages:write",
        "PUT, /v2/messages/mark-as-read, messages:write",
        "PUT, /v2/chats/1/unread/reset, messages:write",
        "PATCH, /v2/messages/1, messages:write",
        "DELETE, /v2/messages/1, messages:write",
        "DELETE, /v2/webhooks/1, webhooks:manage",
    })
    void needsOneScopeForARoute(String method, String path, String scope) {
        var needed = ScopeName.parse(scope).orElseThrow();

        assertThat(isGranted(program(Set.of(needed)), method, path)).isTrue();
        assertThatExceptionOfType(InsufficientScope.class)
                .isThrownBy(() -> isGranted(program(EnumSet.complementOf(EnumSet.of(needed))), method, path))
                .satisfies(refusal -> assertThat(refusal.needed()).contains(scope));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/auth/me",
        "GET, /v2/commercials/1/chats",
        "PUT, /v2/commercials/me/status",
        "PUT, /v2/chats/1/view-open",
        "PUT, /v2/chats/1/tags",
        "POST, /v2/chats/1/request-agent",
        "POST, /visitors/session/heartbeat",
        "GET, /actuator/prometheus",
        "POST, /v2/something/new",
        "DELETE, /v2/chats/1",
    })
    void isNotForWhateverElseThereIs(String method, String path) {
        assertThatExceptionOfType(InsufficientScope.class)
                .isThrownBy(() -> isGranted(program(EnumSet.allOf(Scope.class)), method, path))
                .satisfies(refusal -> assertThat(refusal.needed()).isEmpty());
    }

    @Test
    void doesNotConcernPeople() {
        var visitor = new Visitor(new VisitorId(ID), new TenantId(ID), new SiteId(ID), null);

        assertThat(isGranted(visitor, "POST", "/v2/something/new")).isTrue();
        assertThat(access.authorize(() -> null, context("GET", "/v2/chats")).isGranted())
                .isTrue();
    }

    private boolean isGranted(Participant person, String method, String path) {
        var caller = new IdentityToken(new Identity(person, Proof.TOKEN, null, null, null));
        return access.authorize(() -> caller, context(method, path)).isGranted();
    }

    private static RequestAuthorizationContext context(String method, String path) {
        return new RequestAuthorizationContext(new MockHttpServletRequest(method, path));
    }

    private static Integration program(Set<Scope> scopes) {
        return new Integration(new IntegrationId(ID), "Robot", scopes, Set.of());
    }
}
