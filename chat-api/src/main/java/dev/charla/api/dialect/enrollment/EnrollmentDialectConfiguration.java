package dev.charla.api.dialect.enrollment;

import dev.charla.api.gateway.RoomHub;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.Namespace;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.Enrollments;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.EnrollmentId;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Teaches the main namespace this dialect. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.dialects.enrollment", matchIfMissing = true)
public class EnrollmentDialectConfiguration {

    @Bean
    SmartInitializingSingleton enrollmentDialect(
            Namespace namespace,
            Enrollments enrollments,
            ChatRepository chats,
            MessageHistory history,
            SocketRooms rooms,
            Commands commands,
            Signals signals) {
        var conversations = new Conversations(enrollments, chats, history);
        var events = new ConversationEvents(conversations, rooms, commands, signals);
        rooms.speaks(
                EnrollmentDialect.FAMILY,
                key -> EnrollmentId.of(key).map(enrollment -> new EnrollmentDialect(namespace, enrollment)));
        return () -> events.register(namespace);
    }

    /** Every node hears who comes into a room, and tells the others there whose sockets are its own. */
    @Bean
    SmartInitializingSingleton newcomers(RoomHub hub, Signals signals) {
        return () -> new Newcomers(hub).listen(signals);
    }
}
