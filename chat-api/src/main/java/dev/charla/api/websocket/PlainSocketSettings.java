package dev.charla.api.websocket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How plain WebSockets are kept.
 *
 * @param pingInterval how long a client may be silent before it is asked whether it is there
 * @param pingTimeout how long it may take to answer
 * @param idleTimeout how long it may send no frame, whatever it answers
 * @param maxFrame most bytes of a message from a client
 * @param waiting frames of one socket that may wait for their answers, beside the one that is being answered
 * @param connections at the same time on this node
 */
@ConfigurationProperties("charla.websocket")
public record PlainSocketSettings(
        @DefaultValue("25s") Duration pingInterval,
        @DefaultValue("20s") Duration pingTimeout,
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("64KB") DataSize maxFrame,
        @DefaultValue("4") int waiting,
        @DefaultValue("10000") int connections) {}
