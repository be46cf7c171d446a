package dev.charla.api.dialect.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.gateway.Lobby;
import dev.charla.api.json.ChatJson;
import dev.charla.api.json.ChatJson.VisitorInfoJson;
import dev.charla.api.json.MessageJson;
import dev.charla.api.socketio.Namespace;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Visitor;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Tells a visitor and the staff of its site of a new chat ({@code chat:created}). */
final class NewChats {

    private final Namespace namespace;
    private final ChatCatalogue catalogue;
    private final MessageRepository messages;
    private final Executor threads;

    /** @param threads where the chat is read, so that whoever opened it does not wait */
    NewChats(Namespace namespace, ChatCatalogue catalogue, MessageRepository messages, Executor threads) {
        this.namespace = namespace;
        this.catalogue = catalogue;
        this.messages = messages;
        this.threads = threads;
    }

    void listen(Backplane backplane) {
        backplane.subscribe(this::heard);
    }

    private void heard(RoomEntry entry) {
        if (entry.event() instanceof ChatOpenedEvent opened) {
            threads.execute(() -> tell(opened));
        }
    }

    private void tell(ChatOpenedEvent opened) {
        catalogue
                .find(opened.chatId(), visitorOf(opened))
                .ifPresent(view -> namespace
                        .to(Lobby.roomOf(opened.visitorId()), Lobby.roomOf(opened.siteId()))
                        .emit("chat:created", CreatedJson.of(view, firstMessage(view))));
    }

    /** What both may hear is what the visitor may see. */
    private static Visitor visitorOf(ChatOpenedEvent opened) {
        return new Visitor(opened.visitorId(), opened.tenantId(), opened.siteId(), null);
    }

    private @Nullable Message firstMessage(ChatView view) {
        return messages.publicPage(view.chat().id(), 1, null).stream()
                .findFirst()
                .orElse(null);
    }

    /** @param message the one that the chat was opened with; absent when it has none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedJson(
            String chatId,
            String visitorId,
            String status,
            String priority,
            VisitorInfoJson visitorInfo,
            Map<String, String> metadata,
            String createdAt,
            @Nullable MessageJson message) {

        static CreatedJson of(ChatView view, @Nullable Message first) {
            var chat = ChatJson.from(view);
            return new CreatedJson(
                    chat.id().toString(),
                    chat.visitorId().toString(),
                    chat.status(),
                    chat.priority(),
                    chat.visitorInfo(),
                    chat.metadata(),
                    chat.createdAt(),
                    first == null ? null : MessageJson.from(first));
        }
    }
}
