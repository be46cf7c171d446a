package dev.charla.api.dialect.bridge;

import dev.charla.api.gateway.Refusals;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.Namespace;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.RoomLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Teaches the main namespace this dialect, unless {@code charla.dialects.bridge} is off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.dialects.bridge", matchIfMissing = true)
public class BridgeDialectConfiguration {

    @Bean
    PhoneProof phoneProof(
            PhoneChats chats, Refusals refusals, @Value("${charla.bridge.trust-user-phone:false}") boolean open) {
        return new PhoneProof(chats, refusals, open);
    }

    @Bean
    SmartInitializingSingleton phoneSockets(
            Namespace namespace,
            PhoneProof proof,
            PhoneChats chats,
            SocketRooms rooms,
            RoomLog log,
            Backplane backplane) {
        var sockets = new PhoneSockets(
                namespace,
                proof,
                chats,
                rooms,
                log,
                backplane,
                Thread::startVirtualThread,
                (delay, task) -> CompletableFuture.delayedExecutor(
                                delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                        .execute(task));
        return () -> sockets.listen(namespace);
    }
}
