package dev.charla.infrastructure.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the bucket is.
 *
 * @param endpoint {@code null} for Amazon's own
 * @param accessKey with its secret; where both are {@code null} they are found as Amazon's tools find them
 * @param prefix what the keys of all objects begin with
 * @param pathStyle whether the bucket is named in the path, as most other servers want it, and not in the host
 */
@ConfigurationProperties("charla.files.s3")
record S3Settings(
        String bucket,
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("files/") String prefix,
        @DefaultValue("true") boolean pathStyle) {

    /** Without the keys, for they are credentials. */
    @Override
    public String toString() {
        return "S3Settings[" + bucket + " at " + endpoint + "]";
    }
}
