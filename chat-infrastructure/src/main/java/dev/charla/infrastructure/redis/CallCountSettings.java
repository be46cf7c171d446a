package dev.charla.infrastructure.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param redisWait how long a call waits to be counted with those of other nodes before its own node counts alone, a second at most */
@ConfigurationProperties("charla.limits")
record CallCountSettings(@DefaultValue("100ms") Duration redisWait) {}
