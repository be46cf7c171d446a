package dev.charla.api.dialect.web;

import dev.charla.api.gateway.RoomAccess;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.gateway.Typing;
import dev.charla.api.socketio.Namespace;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.UnreadCounts;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Teaches the main namespace this dialect. */
@Configuration(proxyBeanMethods = false)
public class WebDialectConfiguration {

    @Bean
    SmartInitializingSingleton webDialect(
            Namespace namespace,
            RoomAccess access,
            SocketRooms rooms,
            Typing typing,
            Epoch epoch,
            InstantSource clock) {
        var dialect = new WebDialect(namespace);
        rooms.speaks(dialect);
        var events = new RoomEvents(access, rooms, dialect, epoch, clock);
        var writing = new TypingEvents(access, typing);
        return () -> {
            events.register(namespace);
            writing.register(namespace);
        };
    }

    @Bean
    SmartInitializingSingleton lobbyPresence(Namespace namespace, Signals signals) {
        var news = new LobbyPresence(namespace);
        return () -> news.listen(signals);
    }

    @Bean
    SmartInitializingSingleton newChats(
            Namespace namespace, ChatCatalogue catalogue, MessageRepository messages, Backplane backplane) {
        var news = new NewChats(namespace, catalogue, messages, Thread::startVirtualThread);
        return () -> news.listen(backplane);
    }

    @Bean
    SmartInitializingSingleton unreadNews(Namespace namespace, UnreadCounts counts, Backplane backplane) {
        var afterPause = CompletableFuture.delayedExecutor(
                UnreadNews.PAUSE.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
        var news = new UnreadNews(namespace, counts, Thread::startVirtualThread, afterPause);
        return () -> news.listen(backplane);
    }
}
