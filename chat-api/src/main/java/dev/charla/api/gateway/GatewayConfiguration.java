package dev.charla.api.gateway;

import dev.charla.api.limits.Limits;
import dev.charla.api.security.AllowedOrigins;
import dev.charla.api.security.Anchors;
import dev.charla.api.security.Expiries;
import dev.charla.api.security.IdentityProver;
import dev.charla.api.security.IdentityWatch;
import dev.charla.api.security.SecuritySettings;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.SocketIoOptions;
import dev.charla.api.socketio.SocketIoServer;
import dev.charla.api.socketio.SocketLimits;
import dev.charla.api.socketio.engineio.EngineLimits;
import dev.charla.api.socketio.engineio.EngineOptions;
import dev.charla.api.socketio.engineio.HandshakePolicy;
import dev.charla.api.socketio.engineio.Heartbeat;
import dev.charla.api.socketio.jetty.JettyWebSockets;
import dev.charla.api.socketio.packet.PacketLimits;
import dev.charla.application.port.in.Chats;
import dev.charla.application.port.in.Presence;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.SocketMemory;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The Socket.IO server at {@code /socket.io/}, its main namespace, and the rooms behind it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SocketIoSettings.class, PresenceSettings.class})
public class GatewayConfiguration {

    private static final String PATH = "/socket.io/";
    private static final int BEFORE_EVERYTHING_ELSE = -1;

    @Bean
    SocketIoServer socketIoServer(
            SocketIoSettings settings,
            SecuritySettings security,
            AllowedOrigins origins,
            Limits limits,
            JsonMapper json,
            SocketRooms rooms,
            RoomAccess access,
            Roamings roamings,
            SocketMemory memory) {
        var server = SocketIoServer.builder(new JettyWebSockets(settings.compression()))
                .options(options(settings, security, origins, limits))
                .mapper(json);
        var window = settings.recoveryWindow();
        return window.isZero()
                ? server.build()
                : server.recovery(new RoomRecovery(rooms, access, roamings, memory, window, json))
                        .build();
    }

    @Bean
    Roamings roamings() {
        return new Roamings();
    }

    @Bean
    RoomAccess roomAccess(Chats chats) {
        return new RoomAccess(chats);
    }

    @Bean
    HandlerMapping socketIoMapping(SocketIoServer server) {
        return new SimpleUrlHandlerMapping(Map.of(PATH, server.httpHandler()), BEFORE_EVERYTHING_ELSE);
    }

    @Bean
    Namespace mainNamespace(
            SocketIoServer server,
            IdentityProver prover,
            SecuritySettings settings,
            SocketIoSettings sockets,
            Limits limits,
            SocketRooms rooms,
            LiveIdentities identities,
            Typing typing,
            SocketPresence presence,
            LobbyChannels lobby,
            Refusals refusals,
            List<OpenHandshakes> open,
            InstantSource clock) {
        var namespace = server.namespace("/")
                .use(new ConnectionLimits(
                        new SocketIdentity(prover, settings, refusals, anyOf(sockets.anonymous(), open)),
                        limits,
                        refusals))
                .intercept(new EventLimits(limits))
                .intercept(new ProvenOnly())
                .onFailure(new SocketFailures(clock))
                .onConnect(identities::watch)
                .onDisconnect((socket, reason) -> identities.forget(socket))
                .onConnect(lobby::connected)
                .onConnect(Lobby::enter)
                .onConnect(presence::connected)
                .onDisconnect((socket, reason) -> typing.stopAll(socket))
                .onDisconnect((socket, reason) -> rooms.leaveAll(socket))
                .onDisconnect((socket, reason) -> lobby.disconnected(socket))
                .onDisconnect((socket, reason) -> presence.disconnected(socket));
        new IdentityRenewal(prover, identities).register(namespace);
        new Greeting(clock).register(namespace);
        return namespace;
    }

    private static OpenHandshakes anyOf(boolean all, List<OpenHandshakes> some) {
        return handshake -> all || some.stream().anyMatch(open -> open.admits(handshake));
    }

    @Bean
    LiveIdentities liveIdentities(Anchors anchors, Expiries expiries, InstantSource clock) {
        var identities = new LiveIdentities(anchors, clock);
        expiries.subscribe(identities::ended);
        return identities;
    }

    @Bean
    SmartInitializingSingleton rightsWatch(
            Namespace namespace, SocketRooms rooms, RoomAccess access, Backplane backplane) {
        var watch = new RightsWatch(namespace, rooms, access, Thread::startVirtualThread);
        return () -> watch.listen(backplane);
    }

    @Bean
    IdentityWatch identityWatch(LiveIdentities identities) {
        return new IdentityWatch("sockets", identities::check, () -> {});
    }

    @Bean
    RoomHub roomHub(RoomLog log, Backplane backplane, DeliveryObserver observer) {
        return new RoomHub(
                log,
                backplane,
                observer,
                task -> Thread.ofVirtual().name("room").start(task));
    }

    @Bean
    LobbyChannels lobbyChannels(Backplane backplane) {
        return new LobbyChannels(backplane);
    }

    @Bean
    SocketIoLifecycle socketIoLifecycle(SocketIoServer server, SocketIoSettings settings) {
        return new SocketIoLifecycle(server, settings.shutdownJitter());
    }

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    @Bean
    GatewayStats gatewayStats(RoomHub hub, LiveIdentities identities, Refusals refusals) {
        return new GatewayStats(hub, identities, refusals);
    }

    @Bean
    SocketRooms socketRooms(RoomHub hub) {
        return new SocketRooms(hub);
    }

    @Bean
    Timers timers() {
        return (delay, task) -> CompletableFuture.delayedExecutor(
                        delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(task);
    }

    @Bean
    Typing typing(RoomHub hub, Signals signals, Backplane backplane, Timers timers, InstantSource clock) {
        return new Typing(hub, signals, backplane, timers, clock);
    }

    @Bean
    SocketPresence socketPresence(Presence presence, Timers timers, PresenceSettings settings) {
        return new SocketPresence(presence, timers, settings.grace());
    }

    @Bean
    PresenceNews presenceNews(RoomHub hub, Signals signals) {
        return new PresenceNews(hub, signals);
    }

    private static SocketIoOptions options(
            SocketIoSettings settings, SecuritySettings security, AllowedOrigins origins, Limits limits) {
        var engineLimits = EngineLimits.defaults();
        var handshakes = HandshakePolicy.defaults();
        var kept = new HashSet<>(handshakes.keptHeaders());
        kept.add(security.visitor().sessionHeader());
        var engine = EngineOptions.defaults()
                .withNode(settings.node())
                .withHeartbeat(new Heartbeat(settings.pingInterval(), settings.pingTimeout()))
                .withLimits(new EngineLimits(
                        Math.toIntExact(settings.maxPayload().toBytes()),
                        settings.outboundQueueBytes().toBytes(),
                        engineLimits.queuedPackets(),
                        engineLimits.sessions()))
                .withHandshakes(handshakes
                        .withOrigins(origins::admits)
                        .withDelay(request -> ConnectionLimits.delay(limits, request))
                        .withKeptHeaders(kept));
        var packets = PacketLimits.defaults()
                .withJsonBytes(Math.toIntExact(settings.maxJson().toBytes()));
        return SocketIoOptions.defaults()
                .withEngine(engine)
                .withConnectTimeout(settings.connectTimeout())
                .withLimits(SocketLimits.defaults().withPackets(packets));
    }
}
