package dev.charla.api.security;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.charla.api.security.ApiClientSettings.ApiClient;
import dev.charla.application.port.out.Passwords;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** The configured clients as the authorization server knows them, with hashes for secrets. */
final class RegisteredApiClients implements RegisteredClientRepository {

    private final Map<String, RegisteredClient> clients;
    private final RegisteredClient nobody;

    RegisteredApiClients(List<ApiClient> clients, Passwords passwords) {
        this.clients = clients.stream()
                .collect(toUnmodifiableMap(
                        ApiClient::id, client -> registered(client.id(), client.secret(), client.scopes(), passwords)));
        var unguessable = UUID.randomUUID().toString();
        this.nobody = registered(unguessable, unguessable, Set.of(), passwords);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are configured, not registered");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    /** @return for an unknown id a client that nobody can be, so that looking at its secret takes as long as for a real one */
    @Override
    public RegisteredClient findByClientId(String id) {
        return clients.getOrDefault(id, nobody);
    }

    private static RegisteredClient registered(String id, String secret, Set<String> scopes, Passwords passwords) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(passwords.hash(secret))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .build();
    }
}
