package dev.charla.application.port.in;

import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import java.time.Instant;
import java.util.stream.Stream;

/** Whole conversations, as one person may see them. */
public interface Transcripts {

    /** @throws ChatNotFound when it is absent, or not this person's to see */
    Transcript of(Participant reader, ChatId chat);

    /**
     * @param messages what was said until {@code at}, oldest first, deleted ones as tombstones; read in pages while the stream
     *     is consumed, each page as the reader may see it then. It throws {@link ChatNotFound} when that has ended.
     */
    record Transcript(ChatView chat, Instant at, Stream<Message> messages) {}
}
