package dev.charla.api.rest;

import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bot at the other end of the bridge.
 *
 * @param secret with which it signs; without one nothing signed is believed
 * @param name what people read beside its messages
 */
@ConfigurationProperties("charla.bridge")
record BridgeSettings(
        @DefaultValue("") String secret,
        @DefaultValue("Bot") String name) {

    /** The bot as a participant, the same on each node and after each start (RFC 9562 §5.3). */
    Integration bot(SiteId site) {
        var id = UUID.nameUUIDFromBytes("charla:bridge".getBytes(StandardCharsets.UTF_8));
        return new Integration(new IntegrationId(id), name, Set.of(Scope.MESSAGES_WRITE), Set.of(site));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "BridgeSettings[" + name + "]";
    }
}
