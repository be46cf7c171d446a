package dev.charla.api.security;

import dev.charla.domain.people.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Scopes as they are written: {@code chats:read}, several of them with blanks between (RFC 6749 §3.3). */
final class ScopeName {

    private ScopeName() {}

    static String of(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    static Set<String> of(Collection<Scope> scopes) {
        return scopes.stream().map(ScopeName::of).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<Scope> parse(String name) {
        return Arrays.stream(Scope.values())
                .filter(scope -> of(scope).equals(name))
                .findFirst();
    }

    /** Those of the named scopes that exist. */
    static Set<Scope> parseAll(String names) {
        return Arrays.stream(names.split(" "))
                .map(ScopeName::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
