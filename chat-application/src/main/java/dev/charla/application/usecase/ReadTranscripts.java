package dev.charla.application.usecase;

import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.MessageHistory.Page;
import dev.charla.application.port.in.MessageHistory.Walk;
import dev.charla.application.port.in.MessageHistory.Walk.Since;
import dev.charla.application.port.in.Transcripts;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Participant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks through a chat from its opening on, a page at a time. */
public final class ReadTranscripts implements Transcripts {

    private final ChatViews views;
    private final MessageHistory history;
    private final InstantSource clock;

    public ReadTranscripts(ChatViews views, MessageHistory history, InstantSource clock) {
        this.views = views;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Transcript of(Participant reader, ChatId id) {
        var chat = views.view(reader, id);
        var now = clock.instant();
        var first = page(reader, id, new Since(chat.chat().origin().openedAt(), 0));
        var messages = Stream.iterate(
                        Optional.of(first), Optional::isPresent, page -> page.flatMap(last -> next(reader, id, last)))
                .flatMap(page -> page.orElseThrow().messages().stream())
                // Whoever goes on talking must not keep it from ending.
                .takeWhile(message -> !message.sentAt().isAfter(now));
        return new Transcript(chat, now, messages);
    }

    private Optional<Page> next(Participant reader, ChatId chat, Page page) {
        return Optional.ofNullable(page.next()).map(walk -> page(reader, chat, walk));
    }

    private Page page(Participant reader, ChatId chat, Walk walk) {
        return history.page(reader, chat, MessageHistory.MAX_LIMIT, walk);
    }
}
