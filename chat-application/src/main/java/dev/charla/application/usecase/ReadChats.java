package dev.charla.application.usecase;

import dev.charla.application.port.in.Chats;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.people.Participant;

/** Reads chats as one person may see them. */
public final class ReadChats implements Chats {

    private final ChatRepository chats;

    public ReadChats(ChatRepository chats) {
        this.chats = chats;
    }

    @Override
    public Chat seenBy(Participant person, ChatId id) {
        return chats.find(id).filter(chat -> chat.isVisibleTo(person)).orElseThrow(ChatNotFound::new);
    }
}
