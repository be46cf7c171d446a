package dev.charla.api.limits;

import io.github.bucket4j.TimeMeter;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the limits as they are configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class LimitsConfiguration {

    @Bean
    Throttles throttles(LimitSettings settings) {
        return settings.enabled()
                ? (name, rate) -> new BucketThrottle(rate.times(), rate.within(), TimeMeter.SYSTEM_NANOTIME)
                : (name, rate) -> Throttle.NONE;
    }

    @Bean
    EntranceLimits entranceLimits(Throttles throttles, LimitSettings settings) {
        var login = settings.login();
        var identify = settings.identify();
        return new EntranceLimits(
                throttles.of("login-account", new Rate(login.perAccount(), login.within())),
                throttles.of("login-address", new Rate(login.perAddress(), login.within())),
                throttles.of("identify-address", new Rate(identify.perAddress(), identify.within())));
    }

    @Bean
    Limits limits(Throttles throttles, LimitSettings settings) {
        return new Limits(limit -> throttles.of(limit.name().toLowerCase(Locale.ROOT), settings.of(limit)));
    }
}
