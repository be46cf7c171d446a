package dev.charla.api.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the limits as they are configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class LimitsConfiguration {

    @Bean
    EntranceLimits entranceLimits(LimitSettings settings) {
        var login = settings.login();
        var identify = settings.identify();
        return new EntranceLimits(
                throttle(settings, login.perAccount(), login.within()),
                throttle(settings, login.perAddress(), login.within()),
                throttle(settings, identify.perAddress(), identify.within()));
    }

    private static Throttle throttle(LimitSettings settings, int times, Duration within) {
        return settings.enabled() ? new BucketThrottle(times, within, TimeMeter.SYSTEM_NANOTIME) : Throttle.NONE;
    }
}
