package dev.charla.application.usecase;

import static java.util.stream.Collectors.toCollection;

import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ReplyToVisitor;
import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.Assistant.Question;
import dev.charla.application.port.out.AssistantUnavailable;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.assistant.Turn;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.SenderType;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets the assistant answer a visitor who waits for a person. A message is reacted to on the node alone that committed it, and
 * of several messages of one chat that come while it thinks only the last is answered. What the assistant does not know, or
 * cannot say now, leaves the visitor waiting as before.
 */
public final class AnswerWaitingVisitorOnMessageSent {

    static final int TURNS = 50;

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Assistant assistant;
    private final Commands commands;
    private final Executor threads;

    /** The last message of each chat that is to be answered. */
    private final ConcurrentMap<ChatId, MessageId> wanted = new ConcurrentHashMap<>();

    /** @param threads where it is done, so that whoever sent the message does not wait */
    public AnswerWaitingVisitorOnMessageSent(
            ChatRepository chats,
            MessageRepository messages,
            Assistant assistant,
            Commands commands,
            Executor threads) {
        this.chats = chats;
        this.messages = messages;
        this.assistant = assistant;
        this.commands = commands;
        this.threads = threads;
    }

    /** @param sent the room's entry of a {@code MessageSentEvent} */
    public void on(RoomEntry sent) {
        if (sent.event() instanceof MessageSentEvent event && asks(event.message())) {
            var message = event.message();
            if (wanted.put(message.chatId(), message.id()) == null) {
                threads.execute(() -> answerAll(message.chatId()));
            }
        }
    }

    private static boolean asks(Message message) {
        return message.sender().type() == SenderType.VISITOR && !message.internal() && isText(message);
    }

    private void answerAll(ChatId chat) {
        try {
            for (var asked = wanted.get(chat); asked != null; asked = nextAfter(asked, chat)) {
                answer(chat, asked);
            }
        } catch (RuntimeException failure) {
            // The next message begins anew.
            wanted.remove(chat);
            throw failure;
        }
    }

    private @Nullable MessageId nextAfter(MessageId answered, ChatId chat) {
        return wanted.remove(chat, answered) ? null : wanted.get(chat);
    }

    private void answer(ChatId id, MessageId asked) {
        try {
            chats.find(id).filter(Chat::awaitsAssistant).ifPresent(chat -> answer(chat, asked));
        } catch (AssistantUnavailable leftToPeople) {
            // Whoever waits goes on waiting for a person; the assistant itself has told the operators.
        }
    }

    private void answer(Chat chat, MessageId asked) {
        var said = saidUntil(asked, chat.id());
        if (said.isEmpty()) {
            return;
        }
        var answer = assistant.answer(new Question(Set.of(chat.origin().site()), said));
        if (answer.known()) {
            commands.send(new ReplyToVisitor(chat.id(), asked, new Content(answer.text())));
        }
    }

    /** Public messages alone: a note never gets into a question. Nothing when the message is not the last one any more. */
    private List<Turn> saidUntil(MessageId asked, ChatId chat) {
        var newestFirst = messages.publicPage(chat, TURNS, null);
        if (newestFirst.isEmpty() || !isStillAsked(newestFirst.getFirst(), asked)) {
            return List.of();
        }
        return List.copyOf(newestFirst.stream()
                .filter(AnswerWaitingVisitorOnMessageSent::isText)
                .map(AnswerWaitingVisitorOnMessageSent::turn)
                .collect(toCollection(ArrayDeque::new))
                .reversed());
    }

    private static boolean isStillAsked(Message latest, MessageId asked) {
        return latest.id().equals(asked) && isText(latest);
    }

    private static boolean isText(Message message) {
        return message.type() == MessageType.TEXT
                && !message.wasDeleted()
                && !message.content().isEmpty();
    }

    private static Turn turn(Message message) {
        return message.sender().type() == SenderType.VISITOR
                ? Turn.ofUser(message.content())
                : Turn.ofAssistant(message.content());
    }
}
