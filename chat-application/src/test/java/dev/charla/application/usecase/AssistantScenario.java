package dev.charla.application.usecase;

import dev.charla.application.memory.MemoryAssistant;
import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ForgetConversations;
import dev.charla.application.port.in.KeepExchange;
import dev.charla.application.port.in.ReplyToVisitor;
import dev.charla.application.port.in.WriteFaq;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The use cases of the assistant over one memory storage. */
final class AssistantScenario {

    static final Duration KEPT = Duration.ofDays(90);

    final Charla charla = new Charla();
    final MemoryAssistant assistant = new MemoryAssistant();
    private Instant time = Charla.NOW;
    private final InstantSource clock = () -> time;

    private final WriteFaqCommandHandler writing =
            new WriteFaqCommandHandler(charla.storage.faqs(), charla.storage.ids(), clock);
    private final KeepExchangeCommandHandler keeping = new KeepExchangeCommandHandler(charla.storage.sessions(), clock);
    private final ForgetConversationsCommandHandler forgetting =
            new ForgetConversationsCommandHandler(charla.storage.sessions(), clock, KEPT);
    private final ReplyToVisitorCommandHandler replying = new ReplyToVisitorCommandHandler(
            charla.storage.chats(), charla.storage.messages(), charla.storage.log(), charla.storage.ids(), clock);

    final ViewFaqs faqs = new ViewFaqs(charla.storage.faqs());
    final ConverseWithAssistant conversations =
            new ConverseWithAssistant(charla.storage.sessions(), assistant, commands());

    /** On one node, whose thread does all of it at once. */
    final AnswerWaitingVisitorOnMessageSent answering = new AnswerWaitingVisitorOnMessageSent(
            charla.storage.chats(), charla.storage.messages(), assistant, commands(), Runnable::run);

    Faq write(WriteFaq command) {
        return charla.storage.inTransaction(() -> writing.handle(command));
    }

    int forget() {
        return charla.storage.<Integer>inTransaction(() -> forgetting.handle(new ForgetConversations(10)));
    }

    boolean reply(ReplyToVisitor command) {
        return charla.storage.inTransaction(() -> replying.handle(command));
    }

    /** Lets the assistant hear of a message as it does after the commit. */
    void hears(Message message) {
        var room = new Room(message.chatId(), message.audience());
        answering.on(new RoomEntry(room, message.seq(), new MessageSentEvent(message)));
    }

    void after(Duration duration) {
        time = Charla.NOW.plus(duration);
    }

    private Commands commands() {
        return new Commands() {
            @Override
            @SuppressWarnings("unchecked") // each command has the answer that it names
            public <R> R send(Command<R> command) {
                return (R)
                        switch (command) {
                            case KeepExchange keep -> charla.storage.inTransaction(() -> keeping.handle(keep));
                            case ReplyToVisitor reply -> reply(reply);
                            default -> throw new IllegalArgumentException("no use case gives " + command);
                        };
            }
        };
    }
}
