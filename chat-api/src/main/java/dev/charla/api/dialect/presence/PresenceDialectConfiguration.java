package dev.charla.api.dialect.presence;

import dev.charla.api.gateway.Roamings;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.Namespace;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Teaches the main namespace this dialect. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.dialects.presence", matchIfMissing = true)
public class PresenceDialectConfiguration {

    @Bean
    SiteNews siteNews(
            Namespace namespace,
            ChatOrigins origins,
            SocketRooms rooms,
            RoomLog log,
            Backplane backplane,
            InstantSource clock) {
        var afterwards = CompletableFuture.delayedExecutor(
                SiteNews.HELD.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
        return new SiteNews(namespace, origins, rooms, log, backplane, clock, Thread::startVirtualThread, afterwards);
    }

    @Bean
    Members presenceMembers(Namespace namespace, SocketRooms rooms, ChatViews views, SiteNews news) {
        var dialect = new PresenceDialect(namespace);
        rooms.speaks(dialect);
        return new Members(namespace, rooms, views, dialect, news, Thread::startVirtualThread);
    }

    @Bean
    Users presenceUsers(Members members, ChatViews views, StaffRepository staff, LiveSockets sockets) {
        return new Users(members, views, staff, sockets);
    }

    @Bean
    SmartInitializingSingleton presenceDialect(
            Namespace namespace,
            Members members,
            Users users,
            Commands commands,
            Roster roster,
            Signals signals,
            Backplane backplane,
            Roamings roamings) {
        return () -> {
            new MessageEvents(users, members, commands).register(namespace);
            new UserEvents(users, members, roster, signals).register(namespace);
            members.listen(backplane);
            roamings.add(members);
        };
    }

    @Bean
    SmartInitializingSingleton userNews(
            Namespace namespace,
            Members members,
            ChatOrigins origins,
            StaffRepository staff,
            VisitorRepository visitors,
            Signals signals) {
        var news = new UserNews(namespace, members, origins, staff, visitors, Thread::startVirtualThread);
        return () -> news.listen(signals);
    }
}
