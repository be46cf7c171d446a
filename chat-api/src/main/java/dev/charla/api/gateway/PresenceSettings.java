package dev.charla.api.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody counts as gone.
 *
 * @param grace how long somebody without a socket is still there, so that a page that loads again is not noticed
 * @param lease how long staff without a socket takes chats after having said that it is online
 */
@ConfigurationProperties("charla.presence")
public record PresenceSettings(
        @DefaultValue("2s") Duration grace,
        @DefaultValue("60s") Duration lease) {}
