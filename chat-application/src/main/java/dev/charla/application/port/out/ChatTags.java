package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Tags;

/** Keeps the tags of chats. Every method joins the caller's transaction, if there is one. */
public interface ChatTags {

    /** @return {@link Tags#NONE} when none were ever kept */
    Tags of(ChatId chat);

    /** Keeps tags in place of the ones before; only while the caller holds the chat's lock. */
    void put(ChatId chat, Tags tags);
}
