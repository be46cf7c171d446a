package dev.charla.domain.chat;

import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import java.time.Instant;

/** What happened to one message, and so changed how it looks now. */
public sealed interface MessageEvent permits MessageSentEvent, MessageEditedEvent, MessageDeletedEvent {

    MessageId messageId();

    /** The same event without anything that the message said. */
    MessageEvent redacted(Instant deletedAt);
}
