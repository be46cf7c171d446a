package dev.charla.application.usecase;

import dev.charla.application.port.in.ForgetConversations;
import dev.charla.application.port.out.AssistantSessions;
import java.time.Duration;
import java.time.InstantSource;

public final class ForgetConversationsCommandHandler {

    private final AssistantSessions sessions;
    private final InstantSource clock;
    private final Duration kept;

    /** @param kept how long a session is kept after the last thing that was said in it */
    public ForgetConversationsCommandHandler(AssistantSessions sessions, InstantSource clock, Duration kept) {
        this.sessions = sessions;
        this.clock = clock;
        this.kept = kept;
    }

    public int handle(ForgetConversations command) {
        return sessions.forget(clock.instant().minus(kept), command.limit());
    }
}
