package dev.charla.application.usecase;

import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.Conversations;
import dev.charla.application.port.in.KeepExchange;
import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.Assistant.Question;
import dev.charla.application.port.out.AssistantSessions;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchConversation;
import dev.charla.domain.assistant.Turn;
import dev.charla.domain.chat.Content;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the assistant between two transactions, so that nothing is locked while it thinks. */
public final class ConverseWithAssistant implements Conversations {

    /** More than any prompt has room for. */
    static final int TURNS = 100;

    private final AssistantSessions sessions;
    private final Assistant assistant;
    private final Commands commands;

    public ConverseWithAssistant(AssistantSessions sessions, Assistant assistant, Commands commands) {
        this.sessions = sessions;
        this.assistant = assistant;
        this.commands = commands;
    }

    @Override
    public Reply ask(User user, @Nullable Long session, Content prompt) {
        var question = Turn.ofUser(prompt.text());
        var turns = Stream.concat(before(user, session).stream(), Stream.of(question))
                .toList();
        var answer = assistant.answer(new Question(user.sites(), turns));
        var exchange = List.of(question, Turn.ofAssistant(answer.text()));
        return new Reply(commands.send(new KeepExchange(user.key(), session, exchange)), answer.text());
    }

    private List<Turn> before(User user, @Nullable Long session) {
        return session == null
                ? List.of()
                : sessions.last(session, user.key(), TURNS).orElseThrow(NoSuchConversation::new);
    }
}
