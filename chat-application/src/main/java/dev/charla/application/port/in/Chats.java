package dev.charla.application.port.in;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.people.Participant;

/** Looks at chats. */
public interface Chats {

    /** @throws ChatNotFound when it is absent, or not this person's to see */
    Chat seenBy(Participant person, ChatId id);
}
