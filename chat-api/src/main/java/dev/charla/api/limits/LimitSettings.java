package dev.charla.api.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often people may come to get a proof. Each count is what may come at once; it comes back evenly within the time.
 *
 * @param enabled {@code false} lets everything through, for load tests
 */
@ConfigurationProperties("charla.limits")
public record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue LogIns login,
        @DefaultValue Identifications identify) {

    /**
     * @param perAccount failed log-ins of one account, wherever they come from
     * @param perAddress failed log-ins from one address
     */
    public record LogIns(
            @DefaultValue("10") int perAccount,
            @DefaultValue("60") int perAddress,
            @DefaultValue("5m") Duration within) {}

    /** @param perAddress visitors identified from one address */
    public record Identifications(
            @DefaultValue("120") int perAddress,
            @DefaultValue("1m") Duration within) {}
}
