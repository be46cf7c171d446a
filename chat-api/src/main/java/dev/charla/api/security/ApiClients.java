package dev.charla.api.security;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.charla.api.security.ApiClientSettings.ApiClient;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/** The programs that may call the API, as participants in chats. */
public final class ApiClients {

    private final Map<String, ApiClient> clients;
    private final Supplier<List<Site>> sites;

    public ApiClients(List<ApiClient> clients, SiteRepository sites) {
        this.clients = clients.stream().collect(toUnmodifiableMap(ApiClient::id, client -> client));
        // Sites are made on start only, before the first request.
        this.sites = SingletonSupplier.of(sites::all);
    }

    /**
     * @param scopes what its token allows; what has been taken from it since then, it may no more
     * @return empty when there is no such client, or no longer
     */
    Optional<Integration> find(String id, Set<Scope> scopes) {
        return Optional.ofNullable(clients.get(id)).map(client -> integration(client, scopes));
    }

    private Integration integration(ApiClient client, Set<Scope> scopes) {
        var granted = EnumSet.noneOf(Scope.class);
        granted.addAll(client.grantedScopes());
        granted.retainAll(scopes);
        return new Integration(idOf(client), client.shownName(), granted, sitesOf(client));
    }

    private Set<SiteId> sitesOf(ApiClient client) {
        return sites.get().stream()
                .filter(site -> client.sites().isEmpty() || client.sites().contains(site.domain()))
                .map(Site::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same on each node and after each start (RFC 9562 §5.3). */
    private static IntegrationId idOf(ApiClient client) {
        var name = "charla:api-client:" + client.id();
        return new IntegrationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
