package dev.charla.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** An issuer of tokens outside of the server, with its keys at {@link #jwksUri}. */
final class LocalIssuer implements AutoCloseable {

    private final RSAKey key;
    private final HttpServer server;

    LocalIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    String name() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String jwksUri() {
        return name() + "/keys";
    }

    /** What signs its tokens, as a JWK, for whoever wants to make tokens of its own. */
    String privateKey() {
        return key.toJSONString();
    }

    /** A token that holds, for five minutes. */
    String token(String issuer, Map<String, Object> claims) throws JOSEException {
        var all = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("someone")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        claims.forEach(all::claim);
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, all.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
