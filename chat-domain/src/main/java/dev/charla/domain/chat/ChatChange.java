package dev.charla.domain.chat;

import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a decision made of a chat.
 *
 * @param chat the chat afterwards
 * @param entries what happened, in order; empty when nothing did
 */
public record ChatChange(Chat chat, List<RoomEntry> entries) {

    public ChatChange {
        entries = List.copyOf(entries);
    }

    /** Decides again, on the chat as this change left it; the entries of both, in order. */
    public ChatChange then(Function<Chat, ChatChange> decision) {
        var next = decision.apply(chat);
        return new ChatChange(
                next.chat(),
                Stream.concat(entries.stream(), next.entries().stream()).toList());
    }

    /** The messages that were accepted, in order. */
    public List<Message> messages() {
        return entries.stream()
                .map(RoomEntry::event)
                .<Message>mapMulti((event, messages) -> {
                    if (event instanceof MessageSentEvent sent) {
                        messages.accept(sent.message());
                    }
                })
                .toList();
    }
}
