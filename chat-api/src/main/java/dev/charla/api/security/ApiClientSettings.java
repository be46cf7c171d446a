package dev.charla.api.security;

import dev.charla.domain.people.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The programs that may call the API.
 *
 * @param apiClients each under an id of its own
 */
@ConfigurationProperties("charla")
public record ApiClientSettings(
        @DefaultValue List<ApiClient> apiClients,
        @DefaultValue OAuth2 oauth2) {

    public ApiClientSettings {
        apiClients = List.copyOf(apiClients);
        var ids = new HashSet<String>();
        for (var client : apiClients) {
            if (!ids.add(client.id())) {
                throw new IllegalArgumentException("two api-clients have the id " + client.id());
            }
        }
    }

    /** @param tokenTtl how long a program's access token holds */
    public record OAuth2(@DefaultValue("1h") Duration tokenTtl) {}

    /**
     * @param id 1 to 100 letters, digits and {@code . _ -}; messages are signed by it, so it should stay
     * @param secret 32 to 72 bytes: too long to be guessed, and no longer than bcrypt looks at
     * @param scopes such as {@code chats:read}
     * @param sites the domains of the sites whose chats it sees; empty for all
     * @param name what people read beside its messages; the id where there is none
     */
    public record ApiClient(
            String id,
            String secret,
            @DefaultValue Set<String> scopes,
            @DefaultValue Set<String> sites,
            @Nullable String name) {

        private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
        private static final int MIN_SECRET_BYTES = 32;
        private static final int MAX_SECRET_BYTES = 72;

        public ApiClient {
            refuseUnless(ID.matcher(id).matches(), id, "an id of 1 to 100 letters, digits and . _ -");
            var length = secret.getBytes(StandardCharsets.UTF_8).length;
            refuseUnless(length >= MIN_SECRET_BYTES && length <= MAX_SECRET_BYTES, id, "a secret of 32 to 72 bytes");
            refuseUnless(scopes.stream().allMatch(ApiClient::exists), id, "no scopes but " + all());
            scopes = Set.copyOf(scopes);
            sites = Set.copyOf(sites);
        }

        String shownName() {
            return name == null ? id : name;
        }

        Set<Scope> grantedScopes() {
            return ScopeName.parseAll(String.join(" ", scopes));
        }

        private static boolean exists(String scope) {
            return ScopeName.parse(scope).isPresent();
        }

        private static String all() {
            return ScopeName.of(Set.of(Scope.values())).stream().sorted().collect(Collectors.joining(", "));
        }

        private static void refuseUnless(boolean fine, String id, String rule) {
            if (!fine) {
                throw new IllegalArgumentException("the api-client \"" + id + "\" must have " + rule);
            }
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "ApiClient[" + id + "]";
        }
    }
}
