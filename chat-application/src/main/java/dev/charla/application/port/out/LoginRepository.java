package dev.charla.application.port.out;

import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps log-ins and the refresh tokens that prolong them. */
public interface LoginRepository {

    Optional<Login> find(LoginId id);

    /** Those of the named log-ins that are there, in any order. Made for thousands of ids at once. */
    List<Login> findAll(Collection<LoginId> ids);

    void add(Login login);

    /** Writes down that a log-in was refreshed; changes nothing else of it. */
    void refreshed(LoginId id, Instant at);

    /** @return whether it ended now; one that had ended keeps its first ending */
    boolean end(LoginId id, LoginEnding ending, Instant at);

    /**
     * Ends all log-ins of somebody that have not ended.
     *
     * @param spared one that goes on; {@code null} for none
     * @return those that ended now
     */
    List<LoginId> endAll(StaffId staff, @Nullable LoginId spared, LoginEnding ending, Instant at);

    void addToken(RefreshToken token);

    Optional<RefreshToken> findToken(String hash);

    /**
     * Marks a token as used. Of any number of transactions that try at once, one succeeds; the others wait for it.
     *
     * @return false if it was used before, or is not there
     */
    boolean useToken(String hash, Instant at);

    /** Forgets a log-in's tokens that held until then or shorter. */
    void forgetTokens(LoginId login, Instant expiredBy);

    /**
     * Forgets log-ins, with their tokens, that ended or expired until then.
     *
     * @param limit most at once
     * @return how many there were
     */
    int forget(Instant endedBy, int limit);

    /**
     * Forgets tokens that held until then or shorter, whatever log-in they belong to.
     *
     * @param limit most at once
     * @return how many there were
     */
    int forgetTokens(Instant expiredBy, int limit);

    /**
     * @param hash SHA-256 of the token in lower-case hexadecimal; the token itself is kept nowhere
     * @param usedAt when it was exchanged for the next one; {@code null} while it was not
     */
    record RefreshToken(
            String hash,
            LoginId login,
            Instant expiresAt,
            @Nullable Instant usedAt) {

        public RefreshToken(String hash, LoginId login, Instant expiresAt) {
            this(hash, login, expiresAt, null);
        }
    }
}
