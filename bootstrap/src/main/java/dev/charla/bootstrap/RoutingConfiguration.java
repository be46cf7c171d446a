package dev.charla.bootstrap;

import dev.charla.api.gateway.PresenceSettings;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.ChooseStatus;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.ServeQueue;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.usecase.ChooseStatusCommandHandler;
import dev.charla.application.usecase.FreeStaff;
import dev.charla.application.usecase.KeepPresence;
import dev.charla.application.usecase.Routing;
import dev.charla.application.usecase.RoutingRules;
import dev.charla.application.usecase.ServeQueueCommandHandler;
import dev.charla.application.usecase.ServeQueueOnFreedStaff;
import dev.charla.application.usecase.TellOfLostNodes;
import dev.charla.application.usecase.ViewAvailability;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who of the staff is there, and which chats reach whom. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingSettings.class)
class RoutingConfiguration {

    @Bean
    RoutingRules routingRules(RoutingSettings routing, PresenceSettings presence) {
        return new RoutingRules(routing.enabled(), routing.capacity(), presence.lease());
    }

    @Bean
    FreeStaff freeStaff(Roster roster, LiveSockets sockets, RoutingRules rules, InstantSource clock) {
        return new FreeStaff(roster, sockets, rules, clock);
    }

    @Bean
    Routing routing(FreeStaff free, Roster roster, StaffRepository staff, RoomLog log, RoutingRules rules) {
        return new Routing(free, roster, staff, log, rules);
    }

    @Bean
    CommandHandler<ServeQueue, ServeQueue.Served> serveQueue(
            ChatRepository chats,
            Roster roster,
            FreeStaff free,
            Routing routing,
            MessageRepository messages,
            RoomLog log,
            InstantSource clock) {
        var useCase = new ServeQueueCommandHandler(chats, roster, free, routing, messages, log, clock);
        return new CommandHandler<>(ServeQueue.class, useCase::handle);
    }

    @Bean
    CommandHandler<ChooseStatus, ChooseStatus.Chosen> chooseStatus(Roster roster, InstantSource clock) {
        var useCase = new ChooseStatusCommandHandler(roster, clock);
        return new CommandHandler<>(ChooseStatus.class, useCase::handle);
    }

    @Bean
    ServeQueueOnFreedStaff serveQueueOnFreedStaff(Commands commands, ChatRepository chats, Roster roster) {
        return new ServeQueueOnFreedStaff(commands, chats, roster, Thread::startVirtualThread);
    }

    @Bean
    KeepPresence presence(
            LiveSockets sockets,
            Roster roster,
            ChatViews views,
            Signals signals,
            Commands commands,
            ServeQueueOnFreedStaff queues,
            InstantSource clock) {
        return new KeepPresence(sockets, roster, views, signals, commands, queues, clock);
    }

    @Bean
    TellOfLostNodes tellOfLostNodes(
            StaffRepository staff, VisitorRepository visitors, KeepPresence presence, LiveSockets sockets) {
        var witness = new TellOfLostNodes(staff, visitors, presence);
        sockets.watch(witness);
        return witness;
    }

    @Bean
    ViewAvailability availability(FreeStaff free, SiteRepository sites) {
        return new ViewAvailability(free, sites);
    }

    /** Reacts to what the command bus did, and gives it commands: it is there before the bus, and asks for it later. */
    @Bean
    EventReaction serveQueueWhenStatusChanged(ObjectProvider<ServeQueueOnFreedStaff> queues) {
        return new EventReaction(
                ChatStatusChangedEvent.class, entry -> queues.getObject().on(entry));
    }

    @Bean
    EventReaction serveQueueWhenAssigned(ObjectProvider<ServeQueueOnFreedStaff> queues) {
        return new EventReaction(
                ChatAssignedEvent.class, entry -> queues.getObject().on(entry));
    }
}
