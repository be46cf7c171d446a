package dev.charla.infrastructure.axon;

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
import java.util.Arrays;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * What each event is called in the event store, whatever its class is called or where it lives. A name is for good; a
 * changed shape gets the next revision, and an upcaster that lifts the one before to it.
 */
enum Names {
    CHAT_OPENED(ChatOpenedEvent.class, "chat.opened", "1"),
    CHAT_ASSIGNED(ChatAssignedEvent.class, "chat.assigned", "1"),
    CHAT_UNASSIGNED(ChatUnassignedEvent.class, "chat.unassigned", "1"),
    CHAT_PRIORITY_CHANGED(ChatPriorityChangedEvent.class, "chat.priority-changed", "1"),
    CHAT_TAGS_CHANGED(ChatTagsChangedEvent.class, "chat.tags-changed", "1"),
    CHAT_ENROLLED(ChatEnrolledEvent.class, "chat.enrolled", "1"),
    AGENT_REQUESTED(AgentRequestedEvent.class, "chat.agent-requested", "1"),
    CHAT_STATUS_CHANGED(ChatStatusChangedEvent.class, "chat.status-changed", "1"),
    MESSAGE_SENT(MessageSentEvent.class, "message.sent", "1"),
    MESSAGE_EDITED(MessageEditedEvent.class, "message.edited", "1"),
    MESSAGE_DELETED(MessageDeletedEvent.class, "message.deleted", "1"),
    MESSAGES_READ(MessagesReadEvent.class, "messages.read", "1");

    private final Class<? extends ChatEvent> type;
    private final String storedName;
    private final String revision;

    Names(Class<? extends ChatEvent> type, String storedName, String revision) {
        this.type = type;
        this.storedName = storedName;
        this.revision = revision;
    }

    Class<? extends ChatEvent> type() {
        return type;
    }

    SerializedType stored() {
        return new SimpleSerializedType(storedName, revision);
    }

    /** @throws IllegalArgumentException for an event that has no name yet */
    static Names of(Class<?> type) {
        return Arrays.stream(values())
                .filter(name -> name.type == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stored name for " + type.getName()));
    }

    /** @throws IllegalArgumentException for a name that this version does not know */
    static Names of(String stored) {
        return Arrays.stream(values())
                .filter(name -> name.storedName.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown event " + stored));
    }
}
