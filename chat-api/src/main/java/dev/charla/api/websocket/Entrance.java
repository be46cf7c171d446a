package dev.charla.api.websocket;

import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.IdentityWithoutRights;
import dev.charla.api.security.IssuerUnavailable;
import dev.charla.api.security.TokenHolders;
import dev.charla.api.security.TokenHolders.TokenHolder;
import dev.charla.api.websocket.PlainDialect.Closed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Looks at the token with which somebody connects. */
final class Entrance {

    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private static final String TOKEN = "token=";

    private final TokenHolders holders;

    Entrance(TokenHolders holders) {
        this.holders = holders;
    }

    /** @param query of the address, not decoded */
    Outcome enter(@Nullable String query) {
        return token(query).<Outcome>map(this::prove).orElse(new NotLetIn(Closed.NO_TOKEN));
    }

    private Outcome prove(String token) {
        try {
            return new LetIn(holders.prove(token));
        } catch (BadIdentity bad) {
            return new NotLetIn(Closed.BAD_TOKEN);
        } catch (IdentityWithoutRights stranger) {
            return new NotLetIn(Closed.OTHERWISE);
        } catch (IssuerUnavailable | DataAccessException later) {
            LOG.warn("A token could not be checked", later);
            return new NotLetIn(Closed.OTHERWISE);
        }
    }

    private static Optional<String> token(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(parameter -> parameter.startsWith(TOKEN))
                .map(parameter -> decoded(parameter.substring(TOKEN.length())))
                .filter(token -> !token.isBlank())
                .findFirst();
    }

    /** What cannot be decoded stays as it is, and proves nothing. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            return text;
        }
    }

    /** Whether somebody may come in. */
    sealed interface Outcome {}

    record LetIn(TokenHolder holder) implements Outcome {}

    record NotLetIn(Closed why) implements Outcome {}
}
