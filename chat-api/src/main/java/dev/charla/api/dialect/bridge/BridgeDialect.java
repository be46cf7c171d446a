package dev.charla.api.dialect.bridge;

import dev.charla.api.gateway.Dialect;
import dev.charla.api.gateway.Places;
import dev.charla.api.json.WireInstant;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
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
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.RoomEntry;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says to a telephone number's sockets what the other side writes, whoever it is there: the language knows one sender only. It
 * has no words for messages that are changed or taken back, nor for the chat as a whole.
 */
final class BridgeDialect implements Dialect {

    private final Namespace namespace;
    private final Consumer<RoomEntry> told;

    /** @param told is given each entry that was said; must not block */
    BridgeDialect(Namespace namespace, Consumer<RoomEntry> told) {
        this.namespace = namespace;
        this.told = told;
    }

    @Override
    public Optional<EncodedEvent> say(RoomEntry entry) {
        return said(entry)
                .flatMap(
                        response -> Places.of(entry).map(place -> namespace.encodeAt(place, "bot-response", response)));
    }

    @Override
    public void deliver(RoomEntry entry, Collection<Socket> listeners) {
        say(entry).ifPresent(event -> {
            namespace.send(listeners, event);
            told.accept(entry);
        });
    }

    /** An entry in this dialect's words; empty when it has none for it. */
    static Optional<BotResponse> said(RoomEntry entry) {
        return switch (entry.event()) {
            case MessageSentEvent sent ->
                Optional.of(sent.message())
                        .filter(BridgeDialect::isOfTheOtherSide)
                        .map(BotResponse::of);
            case MessageEditedEvent unsaid -> Optional.empty();
            case MessageDeletedEvent unsaid -> Optional.empty();
            case MessagesReadEvent unsaid -> Optional.empty();
            case ChatStatusChangedEvent unsaid -> Optional.empty();
            case ChatAssignedEvent unsaid -> Optional.empty();
            case AgentRequestedEvent unsaid -> Optional.empty();
            case ChatPriorityChangedEvent unsaid -> Optional.empty();
            case ChatTagsChangedEvent unsaid -> Optional.empty();
            case ChatUnassignedEvent unsaid -> Optional.empty();
            case ChatOpenedEvent unsaid -> Optional.empty();
            case ChatEnrolledEvent unsaid -> Optional.empty();
        };
    }

    /** What was taken back since then says nothing any more. */
    private static boolean isOfTheOtherSide(Message message) {
        return !message.internal()
                && !message.wasDeleted()
                && switch (message.sender().type()) {
                    case BOT, COMMERCIAL -> true;
                    case VISITOR, SYSTEM -> false;
                };
    }

    @Override
    public String toString() {
        return "bridge dialect";
    }

    /** @param text the words; of a file without any its name */
    record BotResponse(String text, String sender, String timestamp) {

        private static BotResponse of(Message message) {
            var file = message.attachment();
            var text = message.content().isEmpty() && file != null ? file.fileName() : message.content();
            return new BotResponse(text, "bot", WireInstant.of(message.sentAt()));
        }
    }
}
