package dev.charla.api.dialect.enrollment;

import dev.charla.api.gateway.Dialect;
import dev.charla.api.gateway.Places;
import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.RoomEntry;
import java.util.Collection;
import java.util.Optional;

/**
 * Says what happens in the chat of one enrollment to those who joined its conversation. Two for the same enrollment are the
 * same.
 */
record EnrollmentDialect(Namespace namespace, EnrollmentId enrollment) implements Dialect {

    /** With what the names of all of them begin. */
    static final String FAMILY = "enrollment:";

    @Override
    public String name() {
        return FAMILY + enrollment;
    }

    @Override
    public Optional<EncodedEvent> say(RoomEntry entry) {
        return said(entry)
                .flatMap(message -> Places.of(entry).map(place -> namespace.encodeAt(place, "new_message", message)));
    }

    @Override
    public void deliver(RoomEntry entry, Collection<Socket> listeners) {
        say(entry).ifPresent(event -> namespace.send(listeners, event));
    }

    @Override
    public void tell(Signal signal, Collection<Socket> listeners) {
        if (signal instanceof RoomEntered entered) {
            namespace.send(listeners, namespace.encode("user_joined", JoinedJson.of(entered.who(), enrollment)));
        }
    }

    @Override
    public void dismissed(Socket socket) {
        socket.emit("left_conversation", new ConversationJson(enrollment.value()));
    }

    /** Only what everybody in the chat may hear has words here. */
    Optional<ConversationMessageJson> said(RoomEntry entry) {
        return entry.event() instanceof MessageSentEvent sent && !sent.message().internal()
                ? Optional.of(ConversationMessageJson.of(sent.message(), enrollment))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "enrollment dialect";
    }
}
