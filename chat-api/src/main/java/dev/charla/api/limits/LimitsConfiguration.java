package dev.charla.api.limits;

import dev.charla.application.port.out.CallCounts;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the limits as they are configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class LimitsConfiguration {

    /** @param together none where there is one node */
    @Bean
    Throttles throttles(LimitSettings settings, ObjectProvider<CallCounts> together) {
        return settings.enabled() ? new BucketThrottles(together.getIfAvailable()) : Throttles.NONE;
    }

    @Bean
    EntranceLimits entranceLimits(Throttles throttles, LimitSettings settings) {
        var login = settings.login();
        var identify = settings.identify();
        return new EntranceLimits(
                throttles.shared("login-account", new Rate(login.perAccount(), login.within())),
                throttles.shared("login-address", new Rate(login.perAddress(), login.within())),
                throttles.shared("identify-address", new Rate(identify.perAddress(), identify.within())));
    }

    @Bean
    Limits limits(Throttles throttles, LimitSettings settings) {
        return new Limits(limit -> limit.isShared()
                ? throttles.shared(limit.name().toLowerCase(Locale.ROOT), settings.of(limit))
                : throttles.own(settings.of(limit)));
    }
}
