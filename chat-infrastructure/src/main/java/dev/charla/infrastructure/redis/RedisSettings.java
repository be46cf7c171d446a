package dev.charla.infrastructure.redis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param url of a server, or of any one of a cluster: {@code redis://user:password@host:6379}, {@code rediss:} for TLS */
@ConfigurationProperties("spring.data.redis")
record RedisSettings(@DefaultValue("redis://localhost:6379") String url) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "RedisSettings";
    }
}
