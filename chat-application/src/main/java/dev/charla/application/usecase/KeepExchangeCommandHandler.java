package dev.charla.application.usecase;

import dev.charla.application.port.in.KeepExchange;
import dev.charla.application.port.out.AssistantSessions;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchConversation;
import java.time.InstantSource;

/** Keeps a question together with its answer. */
public final class KeepExchangeCommandHandler {

    private final AssistantSessions sessions;
    private final InstantSource clock;

    public KeepExchangeCommandHandler(AssistantSessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @throws NoSuchConversation when the owner has no such session, or no longer */
    public long handle(KeepExchange command) {
        var now = clock.instant();
        long session = command.session() == null ? sessions.open(command.owner(), now) : command.session();
        if (!sessions.add(session, command.owner(), command.turns(), now)) {
            throw new NoSuchConversation();
        }
        return session;
    }
}
