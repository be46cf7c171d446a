package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.charla.api.security.ApiClientSettings.ApiClient;
import dev.charla.api.security.ApiClientSettings.OAuth2;
import dev.charla.application.memory.MemoryPasswords;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiClientsTest {

    private static final String SECRET = "s".repeat(32);
    private static final SiteId SHOP = new SiteId(new UUID(2, 1));
    private static final SiteId BRANCH = new SiteId(new UUID(2, 2));

    private final MemoryStorage storage = storage();

    @Test
    void seeAllSitesUnlessSomeAreNamed() {
        assertThat(sitesOf(Set.of())).containsExactlyInAnyOrder(SHOP, BRANCH);
        assertThat(sitesOf(Set.of("branch.example"))).containsExactly(BRANCH);
        assertThat(sitesOf(Set.of("nowhere.example"))).isEmpty();
    }

    @Test
    void haveAnIdThatStays() {
        var client = client(Set.of());
        var one = clients(client).find("crm", Set.of()).orElseThrow();
        var other = clients(client).find("crm", Set.of()).orElseThrow();

        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.name()).isEqualTo("crm");
    }

    @Test
    void haveNoScopesButTheirOwn() {
        var clients = clients(client(Set.of()));

        assertThat(clients.find("crm", Set.of(Scope.values())).orElseThrow().scopes())
                .containsExactly(Scope.CHATS_READ);
        assertThat(clients.find("crm", Set.of(Scope.MESSAGES_READ))
                        .orElseThrow()
                        .scopes())
                .isEmpty();
    }

    @Test
    void mustBeConfiguredSoThatTheyAreSafe() {
        refuses(() -> new ApiClient("crm", "s".repeat(31), Set.of(), Set.of(), null));
        refuses(() -> new ApiClient("crm", "s".repeat(73), Set.of(), Set.of(), null));
        refuses(() -> new ApiClient("c:rm", SECRET, Set.of(), Set.of(), null));
        refuses(() -> new ApiClient("", SECRET, Set.of(), Set.of(), null));
        refuses(() -> new ApiClient("crm", SECRET, Set.of("chats:all"), Set.of(), null));
        refuses(() ->
                new ApiClientSettings(List.of(client(Set.of()), client(Set.of())), new OAuth2(Duration.ofHours(1))));
    }

    @Test
    void keepTheirSecretsToThemselves() {
        assertThat(client(Set.of()).toString()).doesNotContain(SECRET);
    }

    @Test
    void areRegisteredByTheHashesOfTheirSecrets() {
        var passwords = new MemoryPasswords();
        var registered = new RegisteredApiClients(List.of(client(Set.of())), passwords);

        var hash = Objects.requireNonNull(registered.findByClientId("crm").getClientSecret());
        assertThat(passwords.matches(SECRET, hash)).isTrue();
        assertThat(hash).doesNotContain(SECRET);
        assertThat(registered.findByClientId("crm").getScopes()).containsExactly("chats:read");
    }

    @Test
    void areNobodyWhenUnknown() {
        var registered = new RegisteredApiClients(List.of(client(Set.of())), new MemoryPasswords());

        assertThat(registered.findByClientId("erp").getScopes()).isEmpty();
        assertThat(registered.findByClientId("erp").getClientId()).isNotEqualTo("erp");
        assertThat(registered.findById("erp")).isNull();
    }

    private Set<SiteId> sitesOf(Set<String> domains) {
        return clients(client(domains)).find("crm", Set.of()).orElseThrow().sites();
    }

    private ApiClients clients(ApiClient client) {
        return new ApiClients(List.of(client), storage.sites());
    }

    private static ApiClient client(Set<String> sites) {
        return new ApiClient("crm", SECRET, Set.of("chats:read"), sites, null);
    }

    private static void refuses(Runnable making) {
        assertThatIllegalArgumentException().isThrownBy(making::run);
    }

    private static MemoryStorage storage() {
        var tenant = new TenantId(new UUID(1, 1));
        var storage = new MemoryStorage();
        storage.sites().addTenant(tenant, "tenant");
        storage.sites().add(new Site(SHOP, tenant, "shop.example", "Shop", "key", List.of()));
        storage.sites().add(new Site(BRANCH, tenant, "branch.example", "Branch", "key", List.of()));
        return storage;
    }
}
