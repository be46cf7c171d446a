package dev.charla.api.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How sockets are kept.
 *
 * @param maxPayload most bytes of one message in either direction
 * @param maxJson most bytes of the JSON of one event from a client
 * @param connectTimeout how long a connection may be in no namespace
 * @param recoveryWindow how long a client that lost its connection may go on where it was; zero switches that off
 * @param shutdownJitter within which connections are closed when the server stops, so that clients come back spread out
 * @param outboundQueueBytes how much may wait for a slow reader before it is cut off
 * @param anonymous whether a socket may connect without any proof, to try the connection
 * @param node the server's name among several, with which the ids of its connections begin: a proxy that must bring the requests
 *     of a polling client to the server that knows it can tell by that; empty for none
 * @param compression whether permessage-deflate is offered, which costs each connection memory
 */
@ConfigurationProperties("charla.socketio")
public record SocketIoSettings(
        @DefaultValue("25s") Duration pingInterval,
        @DefaultValue("20s") Duration pingTimeout,
        @DefaultValue("1000000B") DataSize maxPayload,
        @DefaultValue("256KB") DataSize maxJson,
        @DefaultValue("45s") Duration connectTimeout,
        @DefaultValue("2m") Duration recoveryWindow,
        @DefaultValue("3s") Duration shutdownJitter,
        @DefaultValue("4MB") DataSize outboundQueueBytes,
        @DefaultValue("false") boolean anonymous,
        @DefaultValue("false") boolean compression,
        @DefaultValue("") String node) {}
