package dev.charla.infrastructure.redis;

import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.EntryCodec;
import dev.charla.application.port.out.Epoch;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several nodes hear of each other. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.backplane", havingValue = "redis")
@EnableConfigurationProperties({RedisSettings.class, LeaseSettings.class, CallCountSettings.class})
public class RedisConfiguration {

    @Bean
    RedisLink redisLink(RedisSettings settings) {
        return new RedisLink(settings.url());
    }

    @Bean
    RedisChannels redisChannels(RedisLink link) {
        return new RedisChannels(link);
    }

    @Bean
    RedisBackplane backplane(RedisChannels channels, EntryCodec codec, ChatOrigins origins) {
        return new RedisBackplane(channels, codec, origins);
    }

    @Bean
    RedisSignals signals(RedisChannels channels) {
        return new RedisSignals(channels);
    }

    @Bean
    RedisLiveSockets liveSockets(RedisLink link, RedisChannels channels, LeaseSettings leases) {
        return new RedisLiveSockets(link, channels.node(), leases.nodeLease());
    }

    @Bean
    RedisSocketMemory socketMemory(RedisLink link, Epoch epoch) {
        return new RedisSocketMemory(link, epoch);
    }

    @Bean
    RedisCallCounts callCounts(RedisLink link, Epoch epoch, CallCountSettings settings) {
        return new RedisCallCounts(link, epoch, settings.redisWait());
    }

    @Bean
    RedisLifecycle redisLifecycle(RedisLink link, RedisChannels channels, RedisLiveSockets sockets) {
        return new RedisLifecycle(link, channels, sockets);
    }

    @Bean
    RedisMetrics redisMetrics(RedisChannels channels, RedisLiveSockets sockets, RedisCallCounts counts) {
        return new RedisMetrics(channels, sockets, counts);
    }
}
