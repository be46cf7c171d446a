package dev.charla.bootstrap;

import dev.charla.api.security.SecuritySettings;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.EndLogin;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.LogIn;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.PrepareInstallation;
import dev.charla.application.port.in.RefreshLogin;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.IdentityTokens;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.usecase.EndLoginCommandHandler;
import dev.charla.application.usecase.IdentifyVisitorCommandHandler;
import dev.charla.application.usecase.LogInHandler;
import dev.charla.application.usecase.LoginLifetimes;
import dev.charla.application.usecase.NotifyChatStatusOnChatStatusChanged;
import dev.charla.application.usecase.NotifyMessageSentOnMessageSent;
import dev.charla.application.usecase.OpenChatWithMessageCommandHandler;
import dev.charla.application.usecase.PrepareInstallationCommandHandler;
import dev.charla.application.usecase.ReadChats;
import dev.charla.application.usecase.RefreshLoginCommandHandler;
import dev.charla.application.usecase.SendMessageCommandHandler;
import dev.charla.application.usecase.StartLoginCommandHandler;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.people.LoginId;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which use case carries out which command and follows which event. */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    CommandHandler<SendMessage, SendMessage.Sent> sendMessage(
            ChatRepository chats, MessageRepository messages, RoomLog log, IdGenerator ids, InstantSource clock) {
        var useCase = new SendMessageCommandHandler(chats, messages, log, ids, clock);
        return new CommandHandler<>(SendMessage.class, useCase::handle);
    }

    @Bean
    CommandHandler<OpenChatWithMessage, OpenChatWithMessage.Opened> openChatWithMessage(
            ChatRepository chats,
            VisitorRepository visitors,
            MessageRepository messages,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        var useCase = new OpenChatWithMessageCommandHandler(chats, visitors, messages, log, ids, clock);
        return new CommandHandler<>(OpenChatWithMessage.class, useCase::handle);
    }

    @Bean
    CommandHandler<IdentifyVisitor, IdentifyVisitor.Identified> identifyVisitor(
            SiteRepository sites,
            VisitorRepository visitors,
            IdentityTokens tokens,
            IdGenerator ids,
            InstantSource clock) {
        var useCase = new IdentifyVisitorCommandHandler(sites, visitors, tokens, ids, clock);
        return new CommandHandler<>(IdentifyVisitor.class, useCase::handle);
    }

    @Bean
    CommandHandler<PrepareInstallation, PrepareInstallation.Prepared> prepareInstallation(
            SiteRepository sites, StaffRepository staff, Passwords passwords, IdGenerator ids) {
        var useCase = new PrepareInstallationCommandHandler(sites, staff, passwords, ids);
        return new CommandHandler<>(PrepareInstallation.class, useCase::handle);
    }

    @Bean
    LoginLifetimes loginLifetimes(SecuritySettings settings) {
        var console = settings.console();
        return new LoginLifetimes(console.refreshTtl(), console.loginTtl());
    }

    @Bean
    CommandHandler<StartLogin, StartLogin.Started> startLogin(
            LoginRepository logins,
            SecretGenerator secrets,
            IdGenerator ids,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        var useCase = new StartLoginCommandHandler(logins, secrets, ids, clock, lifetimes);
        return new CommandHandler<>(StartLogin.class, useCase::handle);
    }

    @Bean
    CommandHandler<RefreshLogin, RefreshLogin.Outcome> refreshLogin(
            LoginRepository logins,
            StaffRepository staff,
            SecretGenerator secrets,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        var useCase = new RefreshLoginCommandHandler(logins, staff, secrets, clock, lifetimes);
        return new CommandHandler<>(RefreshLogin.class, useCase::handle);
    }

    @Bean
    CommandHandler<EndLogin, Optional<LoginId>> endLogin(LoginRepository logins, InstantSource clock) {
        var useCase = new EndLoginCommandHandler(logins, clock);
        return new CommandHandler<>(EndLogin.class, useCase::handle);
    }

    @Bean
    LogIn logIn(StaffRepository staff, Passwords passwords) {
        return new LogInHandler(staff, passwords);
    }

    @Bean
    ReadChats readChats(ChatRepository chats, MessageRepository messages, Epoch epoch) {
        return new ReadChats(chats, messages, epoch);
    }

    @Bean
    EventReaction notifyMessageSent(Backplane backplane) {
        return new EventReaction(MessageSentEvent.class, new NotifyMessageSentOnMessageSent(backplane)::on);
    }

    @Bean
    EventReaction notifyChatStatus(Backplane backplane) {
        return new EventReaction(ChatStatusChangedEvent.class, new NotifyChatStatusOnChatStatusChanged(backplane)::on);
    }
}
