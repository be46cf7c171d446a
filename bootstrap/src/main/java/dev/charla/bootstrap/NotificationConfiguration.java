package dev.charla.bootstrap;

import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.usecase.NotifyChatChangedOnChatEvent;
import dev.charla.application.usecase.NotifyMessageSentOnMessageSent;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who follows a chat is told of each of its events. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    EventReaction notifyMessageSent(Backplane backplane) {
        return new EventReaction(MessageSentEvent.class, new NotifyMessageSentOnMessageSent(backplane)::on);
    }

    @Bean
    EventReaction notifyMessageEdited(Backplane backplane) {
        return notifying(MessageEditedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyMessageDeleted(Backplane backplane) {
        return notifying(MessageDeletedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyMessagesRead(Backplane backplane) {
        return notifying(MessagesReadEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatOpened(Backplane backplane) {
        return notifying(ChatOpenedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatStatus(Backplane backplane) {
        return notifying(ChatStatusChangedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatAssigned(Backplane backplane) {
        return notifying(ChatAssignedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatUnassigned(Backplane backplane) {
        return notifying(ChatUnassignedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyAgentRequested(Backplane backplane) {
        return notifying(AgentRequestedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyPriorityChanged(Backplane backplane) {
        return notifying(ChatPriorityChangedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyTagsChanged(Backplane backplane) {
        return notifying(ChatTagsChangedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatEnrolled(Backplane backplane) {
        return notifying(ChatEnrolledEvent.class, backplane);
    }

    private static EventReaction notifying(Class<? extends ChatEvent> event, Backplane backplane) {
        return new EventReaction(event, new NotifyChatChangedOnChatEvent(backplane)::on);
    }
}
