package dev.charla.bootstrap;

import dev.charla.application.port.in.ChangeChat;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Enrollments;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.RegisterEnrollment;
import dev.charla.application.port.in.TagChat;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.ChatTags;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.IdentityTokens;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.usecase.Attachments;
import dev.charla.application.usecase.ChangeChatCommandHandler;
import dev.charla.application.usecase.IdentifyVisitorCommandHandler;
import dev.charla.application.usecase.OpenChatCommandHandler;
import dev.charla.application.usecase.ReadChats;
import dev.charla.application.usecase.ReadEnrollments;
import dev.charla.application.usecase.RegisterEnrollmentCommandHandler;
import dev.charla.application.usecase.Routing;
import dev.charla.application.usecase.TagChatCommandHandler;
import dev.charla.application.usecase.ViewChats;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.Tags;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of chats, and of who may open one. */
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    CommandHandler<IdentifyVisitor, IdentifyVisitor.Identified> identifyVisitor(
            SiteRepository sites,
            VisitorRepository visitors,
            PhoneLines lines,
            IdentityTokens tokens,
            IdGenerator ids,
            InstantSource clock) {
        var useCase = new IdentifyVisitorCommandHandler(sites, visitors, lines, tokens, ids, clock);
        return new CommandHandler<>(IdentifyVisitor.class, useCase::handle);
    }

    @Bean
    OpenChatCommandHandler openChatCommandHandler(
            ChatRepository chats,
            VisitorRepository visitors,
            OpeningKeys keys,
            Routing routing,
            MessageRepository messages,
            Attachments attachments,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        return new OpenChatCommandHandler(chats, visitors, keys, routing, messages, attachments, log, ids, clock);
    }

    @Bean
    CommandHandler<OpenChat, OpenChat.Opened> openChat(OpenChatCommandHandler useCase) {
        return new CommandHandler<>(OpenChat.class, useCase::handle);
    }

    @Bean
    CommandHandler<OpenChatWithMessage, OpenChatWithMessage.Opened> openChatWithMessage(
            OpenChatCommandHandler useCase) {
        return new CommandHandler<>(OpenChatWithMessage.class, useCase::handle);
    }

    @Bean
    CommandHandler<RegisterEnrollment, RegisterEnrollment.Registered> registerEnrollment(
            ChatRepository chats,
            VisitorRepository visitors,
            SiteRepository sites,
            MessageRepository messages,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        var useCase = new RegisterEnrollmentCommandHandler(chats, visitors, sites, messages, log, ids, clock);
        return new CommandHandler<>(RegisterEnrollment.class, useCase::handle);
    }

    @Bean
    Enrollments enrollments(ChatRepository chats) {
        return new ReadEnrollments(chats);
    }

    @Bean
    CommandHandler<ChangeChat, Chat> changeChat(
            ChatRepository chats, StaffRepository staff, MessageRepository messages, RoomLog log, InstantSource clock) {
        var useCase = new ChangeChatCommandHandler(chats, staff, messages, log, clock);
        return new CommandHandler<>(ChangeChat.class, useCase::handle);
    }

    @Bean
    CommandHandler<TagChat, Tags> tagChat(
            ChatRepository chats, ChatTags tags, MessageRepository messages, RoomLog log, InstantSource clock) {
        var useCase = new TagChatCommandHandler(chats, tags, messages, log, clock);
        return new CommandHandler<>(TagChat.class, useCase::handle);
    }

    @Bean
    ReadChats readChats(ChatRepository chats) {
        return new ReadChats(chats);
    }

    @Bean
    ViewChats viewChats(ChatCatalogue catalogue) {
        return new ViewChats(catalogue);
    }
}
