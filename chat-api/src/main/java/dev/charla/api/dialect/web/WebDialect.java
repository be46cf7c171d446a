package dev.charla.api.dialect.web;

import dev.charla.api.gateway.Dialect;
import dev.charla.api.gateway.Places;
import dev.charla.api.json.ChatJson.CommercialJson;
import dev.charla.api.json.MessageJson;
import dev.charla.api.json.WireInstant;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.application.port.out.Signal.TypingStarted;
import dev.charla.application.port.out.Signal.TypingStopped;
import dev.charla.application.port.out.Signal.UserAnnounced;
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
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Says what happens in a room to widgets and consoles. */
final class WebDialect implements Dialect {

    private final Namespace namespace;

    WebDialect(Namespace namespace) {
        this.namespace = namespace;
    }

    @Override
    public void deliver(RoomEntry entry, Collection<Socket> listeners) {
        say(entry).ifPresent(event -> namespace.send(listeners, event));
    }

    @Override
    public Optional<EncodedEvent> say(RoomEntry entry) {
        return said(entry)
                .map(said -> Places.of(entry)
                        .map(place -> namespace.encodeAt(place, said.event(), said.payload()))
                        .orElseGet(() -> namespace.encode(said.event(), said.payload())));
    }

    @Override
    public void tell(Signal signal, Collection<Socket> listeners) {
        said(signal).ifPresent(said -> namespace.send(listeners, namespace.encode(said.event(), said.payload())));
    }

    /** A signal in this dialect's words; empty when it has none for it. */
    static Optional<Said> said(Signal signal) {
        return switch (signal) {
            case TypingStarted started ->
                Optional.of(new Said("user:typing", TypingJson.of(started.userId(), started.room())));
            case TypingStopped stopped ->
                Optional.of(new Said("user:stop-typing", TypingJson.of(stopped.userId(), stopped.room())));
            case PresenceChanged changed -> Optional.of(said(changed));
            case RoomEntered whoIsThereIsToldByPresence -> Optional.empty();
            case UserAnnounced whoIsThereIsToldByPresence -> Optional.empty();
        };
    }

    static Said said(PresenceChanged changed) {
        return new Said("presence:changed", PresenceJson.of(changed));
    }

    /** An entry in this dialect's words; empty when it has none for it. */
    static Optional<Said> said(RoomEntry entry) {
        return switch (entry.event()) {
            case MessageSentEvent sent -> Optional.of(new Said("message:new", MessageJson.from(sent.message())));
            case MessageEditedEvent edited ->
                Optional.of(new Said("message:updated", MessageJson.from(edited.message())));
            case MessageDeletedEvent deleted ->
                Optional.of(new Said("message:deleted", DeletedJson.of(deleted, entry.seq())));
            case MessagesReadEvent read -> Optional.of(new Said("message:read", ReadJson.of(read, entry.seq())));
            case ChatStatusChangedEvent changed ->
                Optional.of(new Said("chat:status", StatusJson.of(changed, entry.seq())));
            case ChatAssignedEvent assigned ->
                Optional.of(new Said("chat:commercial-assigned", AssignedJson.of(assigned)));
            case AgentRequestedEvent requested ->
                Optional.of(new Said("chat:agent-requested", PriorityJson.of(requested)));
            case ChatPriorityChangedEvent changed ->
                Optional.of(new Said("chat:priority-changed", PriorityJson.of(changed)));
            case ChatTagsChangedEvent changed -> Optional.of(new Said("chat:tags-changed", TagsJson.of(changed)));
            case ChatUnassignedEvent unsaid -> Optional.empty();
            case ChatOpenedEvent saidInTheLobby -> Optional.empty();
            case ChatEnrolledEvent unsaid -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "web dialect";
    }

    /** An event's name with its payload. */
    record Said(String event, Object payload) {}

    /** @param chatId the chat's id; for notes the name of the staff's room */
    record TypingJson(UUID userId, String chatId) {

        private static TypingJson of(UUID person, Room room) {
            var shared = room.audience() == Audience.PARTICIPANTS;
            return new TypingJson(person, shared ? room.chat().toString() : room.name());
        }
    }

    record PresenceJson(UUID userId, String userType, String status, String previousStatus, String timestamp) {

        private static PresenceJson of(PresenceChanged changed) {
            return new PresenceJson(
                    changed.userId(),
                    lowerCase(changed.userType()),
                    lowerCase(changed.status()),
                    lowerCase(changed.previous()),
                    WireInstant.of(changed.at()));
        }

        private static String lowerCase(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param seq the entry's, not the message's */
    record DeletedJson(String messageId, String chatId, long seq, String deletedAt) {

        private static DeletedJson of(MessageDeletedEvent deleted, long seq) {
            return new DeletedJson(
                    deleted.messageId().toString(), deleted.chatId().toString(), seq, WireInstant.of(deleted.at()));
        }
    }

    /** @param seq the entry's, not the message's */
    record ReadJson(String chatId, UUID readerId, String readerType, long lastReadSeq, long seq, String timestamp) {

        private static ReadJson of(MessagesReadEvent read, long seq) {
            return new ReadJson(
                    read.chatId().toString(),
                    read.readerId(),
                    read.readerType().name().toLowerCase(Locale.ROOT),
                    read.lastReadSeq(),
                    seq,
                    WireInstant.of(read.at()));
        }
    }

    record StatusJson(String chatId, String status, long seq, String timestamp) {

        private static StatusJson of(ChatStatusChangedEvent changed, long seq) {
            return new StatusJson(
                    changed.chatId().toString(), changed.status().name(), seq, WireInstant.of(changed.at()));
        }
    }

    record AssignedJson(
            String chatId,
            String commercialId,
            String visitorId,
            String status,
            String assignedAt,
            CommercialJson commercial) {

        private static AssignedJson of(ChatAssignedEvent assigned) {
            return new AssignedJson(
                    assigned.chatId().toString(),
                    assigned.staffId().toString(),
                    assigned.visitorId().toString(),
                    assigned.status().name(),
                    WireInstant.of(assigned.at()),
                    new CommercialJson(assigned.staffId().value(), assigned.staffName()));
        }
    }

    record TagsJson(String chatId, List<String> tags, String timestamp) {

        private static TagsJson of(ChatTagsChangedEvent changed) {
            return new TagsJson(changed.chatId().toString(), changed.tags(), WireInstant.of(changed.at()));
        }
    }

    record PriorityJson(String chatId, String visitorId, String previousPriority, String priority, String timestamp) {

        private static PriorityJson of(AgentRequestedEvent requested) {
            return new PriorityJson(
                    requested.chatId().toString(),
                    requested.visitorId().toString(),
                    requested.previousPriority().name(),
                    requested.priority().name(),
                    WireInstant.of(requested.at()));
        }

        private static PriorityJson of(ChatPriorityChangedEvent changed) {
            return new PriorityJson(
                    changed.chatId().toString(),
                    changed.visitorId().toString(),
                    changed.previousPriority().name(),
                    changed.priority().name(),
                    WireInstant.of(changed.at()));
        }
    }
}
