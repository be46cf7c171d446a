package dev.charla.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.charla.application.port.out.InstallationSecrets;
import java.text.ParseException;

/** The key pair that signs access tokens, made on the first start and the same for every node from then on. */
final class SigningKey {

    private static final String NAME = "access-token-key";
    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey of(InstallationSecrets secrets) {
        try {
            return RSAKey.parse(secrets.getOrMake(NAME, SigningKey::make));
        } catch (ParseException unreadable) {
            throw new IllegalStateException("the stored signing key cannot be read", unreadable);
        }
    }

    private static String make() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("no RSA key can be made", impossible);
        }
    }
}
