package dev.charla.application.usecase;

import dev.charla.application.port.in.Chats;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads chats and their messages as one person may see them. */
public final class ReadChats implements Chats, MessageHistory {

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Epoch epoch;

    public ReadChats(ChatRepository chats, MessageRepository messages, Epoch epoch) {
        this.chats = chats;
        this.messages = messages;
        this.epoch = epoch;
    }

    @Override
    public Chat seenBy(Participant person, ChatId id) {
        return chats.find(id).filter(chat -> chat.isVisibleTo(person)).orElseThrow(ChatNotFound::new);
    }

    @Override
    public Page page(Participant reader, ChatId id, int limit, @Nullable Long before) {
        var chat = seenBy(reader, id);
        return reader.isStaff()
                ? page(chat, chat.tally().messages(), messages.page(id, limit + 1, before), limit, Message::ordinal)
                : page(
                        chat,
                        chat.tally().publicMessages(),
                        messages.publicPage(id, limit + 1, before),
                        limit,
                        Message::seq);
    }

    /** @param found one more than the limit, when there is an older page */
    private Page page(Chat chat, long total, List<Message> found, int limit, ToLongFunction<Message> place) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? (Long) place.applyAsLong(shown.getLast()) : null;
        return new Page(shown, total, next, chat.tally().participantsSeq(), epoch.current());
    }
}
