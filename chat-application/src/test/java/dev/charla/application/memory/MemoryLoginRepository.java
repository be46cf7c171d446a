package dev.charla.application.memory;

import dev.charla.application.port.out.LoginRepository;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

final class MemoryLoginRepository implements LoginRepository {

    private final Table<Login> logins;
    private final Table<RefreshToken> tokens;

    MemoryLoginRepository(Table<Login> logins, Table<RefreshToken> tokens) {
        this.logins = logins;
        this.tokens = tokens;
    }

    @Override
    public Optional<Login> find(LoginId id) {
        return logins.find(login -> login.id().equals(id));
    }

    @Override
    public List<Login> findAll(Collection<LoginId> ids) {
        return logins.all().stream().filter(login -> ids.contains(login.id())).toList();
    }

    @Override
    public void add(Login login) {
        logins.addUnless(present -> present.id().equals(login.id()), login);
    }

    @Override
    public void refreshed(LoginId id, Instant at) {
        change(
                id,
                login -> new Login(
                        id, login.staff(), login.startedAt(), at, login.expiresAt(), login.endedAt(), login.ending()));
    }

    @Override
    public boolean end(LoginId id, LoginEnding ending, Instant at) {
        var open = find(id).filter(login -> login.endedAt() == null);
        change(
                id,
                login -> login.endedAt() != null
                        ? login
                        : new Login(
                                id,
                                login.staff(),
                                login.startedAt(),
                                login.refreshedAt(),
                                login.expiresAt(),
                                at,
                                ending));
        return open.isPresent();
    }

    @Override
    public List<LoginId> endAll(StaffId staff, @Nullable LoginId spared, LoginEnding ending, Instant at) {
        return logins.all().stream()
                .filter(login -> login.staff().equals(staff))
                .map(Login::id)
                .filter(login -> !login.equals(spared))
                .filter(login -> end(login, ending, at))
                .toList();
    }

    @Override
    public void addToken(RefreshToken token) {
        tokens.addUnless(present -> present.hash().equals(token.hash()), token);
    }

    @Override
    public Optional<RefreshToken> findToken(String hash) {
        return tokens.find(token -> token.hash().equals(hash));
    }

    @Override
    public boolean useToken(String hash, Instant at) {
        var unused = findToken(hash).filter(token -> token.usedAt() == null);
        unused.ifPresent(token ->
                tokens.replace(token::equals, new RefreshToken(token.hash(), token.login(), token.expiresAt(), at)));
        return unused.isPresent();
    }

    @Override
    public void forgetTokens(LoginId login, Instant expiredBy) {
        tokens.remove(token -> token.login().equals(login) && !token.expiresAt().isAfter(expiredBy));
    }

    @Override
    public int forget(Instant endedBy, int limit) {
        var ended = logins.all().stream()
                .filter(login -> isBy(endedBy, login.expiresAt()) || isBy(endedBy, login.endedAt()))
                .limit(limit)
                .toList();
        ended.forEach(login -> {
            tokens.remove(token -> token.login().equals(login.id()));
            logins.remove(login::equals);
        });
        return ended.size();
    }

    @Override
    public int forgetTokens(Instant expiredBy, int limit) {
        var expired = tokens.all().stream()
                .filter(token -> isBy(expiredBy, token.expiresAt()))
                .limit(limit)
                .toList();
        expired.forEach(token -> tokens.remove(token::equals));
        return expired.size();
    }

    private static boolean isBy(Instant end, @Nullable Instant at) {
        return at != null && !at.isAfter(end);
    }

    private void change(LoginId id, UnaryOperator<Login> change) {
        find(id).ifPresent(login -> logins.replace(login::equals, change.apply(login)));
    }
}
