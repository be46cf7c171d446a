package dev.charla.bootstrap;

import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.Conversations;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.Faqs;
import dev.charla.application.port.in.ForgetConversations;
import dev.charla.application.port.in.KeepExchange;
import dev.charla.application.port.in.ReplyToVisitor;
import dev.charla.application.port.in.WriteFaq;
import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.AssistantSessions;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.usecase.AnswerWaitingVisitorOnMessageSent;
import dev.charla.application.usecase.ConverseWithAssistant;
import dev.charla.application.usecase.ForgetConversationsCommandHandler;
import dev.charla.application.usecase.KeepExchangeCommandHandler;
import dev.charla.application.usecase.ReplyToVisitorCommandHandler;
import dev.charla.application.usecase.ViewFaqs;
import dev.charla.application.usecase.WriteFaqCommandHandler;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the assistant. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistantSettings.class)
class AssistantConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AssistantConfiguration.class);

    @Bean
    CommandHandler<WriteFaq, Faq> writeFaq(FaqRepository faqs, IdGenerator ids, InstantSource clock) {
        var useCase = new WriteFaqCommandHandler(faqs, ids, clock);
        return new CommandHandler<>(WriteFaq.class, useCase::handle);
    }

    @Bean
    Faqs faqs(FaqRepository faqs) {
        return new ViewFaqs(faqs);
    }

    @Bean
    Conversations conversations(
            AssistantSessions sessions, Assistant assistant, MeterRegistry registry, Commands commands) {
        return new ConverseWithAssistant(sessions, new MeasuredAssistant(assistant, registry), commands);
    }

    @Bean
    CommandHandler<KeepExchange, Long> keepExchange(AssistantSessions sessions, InstantSource clock) {
        var useCase = new KeepExchangeCommandHandler(sessions, clock);
        return new CommandHandler<>(KeepExchange.class, useCase::handle);
    }

    @Bean
    CommandHandler<ForgetConversations, Integer> forgetConversations(
            AssistantSessions sessions, InstantSource clock, AssistantSettings settings) {
        var useCase = new ForgetConversationsCommandHandler(sessions, clock, settings.keepSessions());
        return new CommandHandler<>(ForgetConversations.class, useCase::handle);
    }

    @Bean
    CommandHandler<ReplyToVisitor, Boolean> replyToVisitor(
            ChatRepository chats, MessageRepository messages, RoomLog log, IdGenerator ids, InstantSource clock) {
        var useCase = new ReplyToVisitorCommandHandler(chats, messages, log, ids, clock);
        return new CommandHandler<>(ReplyToVisitor.class, useCase::handle);
    }

    @Bean
    @ConditionalOnProperty("charla.assistant.answers-chats")
    AnswerWaitingVisitorOnMessageSent answerWaitingVisitor(
            ChatRepository chats,
            MessageRepository messages,
            Assistant assistant,
            MeterRegistry registry,
            Commands commands) {
        return new AnswerWaitingVisitorOnMessageSent(
                chats, messages, new MeasuredAssistant(assistant, registry), commands, AssistantConfiguration::start);
    }

    /** Reacts to what the command bus did, and gives it commands: it is there before the bus, and asks for it later. */
    @Bean
    @ConditionalOnProperty("charla.assistant.answers-chats")
    EventReaction answerWaitingVisitors(ObjectProvider<AnswerWaitingVisitorOnMessageSent> answers) {
        return new EventReaction(
                MessageSentEvent.class, entry -> answers.getObject().on(entry));
    }

    private static void start(Runnable task) {
        Thread.ofVirtual()
                .name("assistant")
                .uncaughtExceptionHandler((thread, failure) -> LOG.error("A visitor was not answered", failure))
                .start(task);
    }
}
