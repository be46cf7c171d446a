package dev.charla.api.rest;

import dev.charla.api.security.AccessTokens;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys by which others can check access tokens: a JWK set (RFC 7517 §5) of public keys alone. */
@RestController
@Tag(name = "Log-in")
class JwksController {

    private static final CacheControl CACHING =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final AccessTokens tokens;

    JwksController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** The public keys of the access tokens that are issued here, as a JWK set (RFC 7517 §5). */
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().cacheControl(CACHING).body(tokens.publicKeys());
    }
}
