package dev.charla.bootstrap;

import dev.charla.api.gateway.PresenceSettings;
import dev.charla.api.security.SecuritySettings;
import dev.charla.application.port.in.AddStaff;
import dev.charla.application.port.in.CannedReplies;
import dev.charla.application.port.in.ChangeCannedReplies;
import dev.charla.application.port.in.ChangeChat;
import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.Chats;
import dev.charla.application.port.in.ChooseStatus;
import dev.charla.application.port.in.Colleagues;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.DeleteMessage;
import dev.charla.application.port.in.EditMessage;
import dev.charla.application.port.in.EndLogin;
import dev.charla.application.port.in.Enrollments;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.ForgetLogins;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.LogIn;
import dev.charla.application.port.in.MarkAsRead;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.MessageSearch;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.PrepareInstallation;
import dev.charla.application.port.in.ReadChat;
import dev.charla.application.port.in.RefreshLogin;
import dev.charla.application.port.in.RegisterEnrollment;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.ServeQueue;
import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.in.TagChat;
import dev.charla.application.port.in.Transcripts;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.ChatTags;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.IdentityTokens;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.usecase.AddStaffCommandHandler;
import dev.charla.application.usecase.Attachments;
import dev.charla.application.usecase.ChangeCannedRepliesCommandHandler;
import dev.charla.application.usecase.ChangeChatCommandHandler;
import dev.charla.application.usecase.ChangeStaffCommandHandler;
import dev.charla.application.usecase.ChooseStatusCommandHandler;
import dev.charla.application.usecase.DeleteMessageCommandHandler;
import dev.charla.application.usecase.EditMessageCommandHandler;
import dev.charla.application.usecase.EndLoginCommandHandler;
import dev.charla.application.usecase.ForgetLoginsCommandHandler;
import dev.charla.application.usecase.FreeStaff;
import dev.charla.application.usecase.IdentifyVisitorCommandHandler;
import dev.charla.application.usecase.KeepPresence;
import dev.charla.application.usecase.LogInHandler;
import dev.charla.application.usecase.LoginLifetimes;
import dev.charla.application.usecase.MarkAsReadCommandHandler;
import dev.charla.application.usecase.NotifyChatChangedOnChatEvent;
import dev.charla.application.usecase.NotifyMessageSentOnMessageSent;
import dev.charla.application.usecase.OpenChatCommandHandler;
import dev.charla.application.usecase.PrepareInstallationCommandHandler;
import dev.charla.application.usecase.ReadChatCommandHandler;
import dev.charla.application.usecase.ReadChats;
import dev.charla.application.usecase.ReadEnrollments;
import dev.charla.application.usecase.ReadMessages;
import dev.charla.application.usecase.ReadTranscripts;
import dev.charla.application.usecase.RefreshLoginCommandHandler;
import dev.charla.application.usecase.RegisterEnrollmentCommandHandler;
import dev.charla.application.usecase.Routing;
import dev.charla.application.usecase.RoutingRules;
import dev.charla.application.usecase.SearchMessages;
import dev.charla.application.usecase.SendMessageCommandHandler;
import dev.charla.application.usecase.ServeQueueCommandHandler;
import dev.charla.application.usecase.ServeQueueOnFreedStaff;
import dev.charla.application.usecase.StartLoginCommandHandler;
import dev.charla.application.usecase.TagChatCommandHandler;
import dev.charla.application.usecase.ViewAvailability;
import dev.charla.application.usecase.ViewCannedReplies;
import dev.charla.application.usecase.ViewChats;
import dev.charla.application.usecase.ViewColleagues;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.replies.CannedReplyId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which use case carries out which command and follows which event. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingSettings.class)
class UseCaseConfiguration {

    /** In whole milliseconds, as both databases and every client keep them. */
    @Bean
    InstantSource clock() {
        return InstantSource.tick(InstantSource.system(), Duration.ofMillis(1));
    }

    @Bean
    CommandHandler<SendMessage, SendMessage.Sent> sendMessage(
            ChatRepository chats,
            MessageRepository messages,
            Attachments attachments,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        var useCase = new SendMessageCommandHandler(chats, messages, attachments, log, ids, clock);
        return new CommandHandler<>(SendMessage.class, useCase::handle);
    }

    @Bean
    CommandHandler<EditMessage, Message> editMessage(
            ChatRepository chats, MessageRepository messages, RoomLog log, InstantSource clock) {
        var useCase = new EditMessageCommandHandler(chats, messages, log, clock);
        return new CommandHandler<>(EditMessage.class, useCase::handle);
    }

    @Bean
    CommandHandler<DeleteMessage, Message> deleteMessage(
            ChatRepository chats, MessageRepository messages, FileRepository files, RoomLog log, InstantSource clock) {
        var useCase = new DeleteMessageCommandHandler(chats, messages, files, log, clock);
        return new CommandHandler<>(DeleteMessage.class, useCase::handle);
    }

    @Bean
    CommandHandler<MarkAsRead, MarkAsRead.Marked> markAsRead(
            ChatRepository chats, MessageRepository messages, ReadMarks marks, RoomLog log, InstantSource clock) {
        var useCase = new MarkAsReadCommandHandler(chats, messages, marks, log, clock);
        return new CommandHandler<>(MarkAsRead.class, useCase::handle);
    }

    @Bean
    CommandHandler<ReadChat, Boolean> readChat(
            ChatRepository chats,
            MessageRepository messages,
            MessageIndex index,
            ReadMarks marks,
            RoomLog log,
            InstantSource clock) {
        var useCase = new ReadChatCommandHandler(chats, messages, index, marks, log, clock);
        return new CommandHandler<>(ReadChat.class, useCase::handle);
    }

    @Bean
    CommandHandler<TagChat, Tags> tagChat(
            ChatRepository chats, ChatTags tags, MessageRepository messages, RoomLog log, InstantSource clock) {
        var useCase = new TagChatCommandHandler(chats, tags, messages, log, clock);
        return new CommandHandler<>(TagChat.class, useCase::handle);
    }

    @Bean
    CommandHandler<ChangeCannedReplies, CannedReplyId> changeCannedReplies(
            CannedReplyRepository replies, SiteRepository sites, IdGenerator ids, InstantSource clock) {
        var useCase = new ChangeCannedRepliesCommandHandler(replies, sites, ids, clock);
        return new CommandHandler<>(ChangeCannedReplies.class, useCase::handle);
    }

    @Bean
    CannedReplies cannedReplies(CannedReplyRepository replies, SiteRepository sites) {
        return new ViewCannedReplies(replies, sites);
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
    RoutingRules routingRules(RoutingSettings routing, PresenceSettings presence) {
        return new RoutingRules(routing.enabled(), routing.capacity(), presence.lease());
    }

    @Bean
    FreeStaff freeStaff(Roster roster, LiveSockets sockets, RoutingRules rules, InstantSource clock) {
        return new FreeStaff(roster, sockets, rules, clock);
    }

    @Bean
    Routing routing(FreeStaff free, Roster roster, StaffRepository staff, RoomLog log, RoutingRules rules) {
        return new Routing(free, roster, staff, log, rules);
    }

    @Bean
    CommandHandler<ServeQueue, ServeQueue.Served> serveQueue(
            ChatRepository chats,
            Roster roster,
            FreeStaff free,
            Routing routing,
            MessageRepository messages,
            RoomLog log,
            InstantSource clock) {
        var useCase = new ServeQueueCommandHandler(chats, roster, free, routing, messages, log, clock);
        return new CommandHandler<>(ServeQueue.class, useCase::handle);
    }

    @Bean
    CommandHandler<ChooseStatus, ChooseStatus.Chosen> chooseStatus(Roster roster, InstantSource clock) {
        var useCase = new ChooseStatusCommandHandler(roster, clock);
        return new CommandHandler<>(ChooseStatus.class, useCase::handle);
    }

    @Bean
    ServeQueueOnFreedStaff serveQueueOnFreedStaff(Commands commands, ChatRepository chats, Roster roster) {
        return new ServeQueueOnFreedStaff(commands, chats, roster, Thread::startVirtualThread);
    }

    @Bean
    KeepPresence presence(
            LiveSockets sockets,
            Roster roster,
            ChatViews views,
            Signals signals,
            Commands commands,
            ServeQueueOnFreedStaff queues,
            InstantSource clock) {
        return new KeepPresence(sockets, roster, views, signals, commands, queues, clock);
    }

    @Bean
    ViewAvailability availability(FreeStaff free, SiteRepository sites) {
        return new ViewAvailability(free, sites);
    }

    /** Reacts to what the command bus did, and gives it commands: it is there before the bus, and asks for it later. */
    @Bean
    EventReaction serveQueueWhenStatusChanged(ObjectProvider<ServeQueueOnFreedStaff> queues) {
        return new EventReaction(
                ChatStatusChangedEvent.class, entry -> queues.getObject().on(entry));
    }

    @Bean
    EventReaction serveQueueWhenAssigned(ObjectProvider<ServeQueueOnFreedStaff> queues) {
        return new EventReaction(
                ChatAssignedEvent.class, entry -> queues.getObject().on(entry));
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
    CommandHandler<PrepareInstallation, PrepareInstallation.Prepared> prepareInstallation(
            SiteRepository sites, StaffRepository staff, Passwords passwords, IdGenerator ids) {
        var useCase = new PrepareInstallationCommandHandler(sites, staff, passwords, ids);
        return new CommandHandler<>(PrepareInstallation.class, useCase::handle);
    }

    @Bean
    CommandHandler<AddStaff, StaffId> addStaff(
            StaffRepository staff, SiteRepository sites, Passwords passwords, IdGenerator ids) {
        var useCase = new AddStaffCommandHandler(staff, sites, passwords, ids);
        return new CommandHandler<>(AddStaff.class, useCase::handle);
    }

    @Bean
    CommandHandler<ChangeStaff, ChangeStaff.Changed> changeStaff(
            StaffRepository staff,
            SiteRepository sites,
            LoginRepository logins,
            Passwords passwords,
            InstantSource clock) {
        var useCase = new ChangeStaffCommandHandler(staff, sites, logins, passwords, clock);
        return new CommandHandler<>(ChangeStaff.class, useCase::handle);
    }

    @Bean
    Colleagues colleagues(StaffRepository staff, SiteRepository sites) {
        return new ViewColleagues(staff, sites);
    }

    @Bean
    LoginLifetimes loginLifetimes(SecuritySettings settings) {
        var console = settings.console();
        return new LoginLifetimes(console.refreshTtl(), console.loginTtl());
    }

    @Bean
    CommandHandler<StartLogin, StartLogin.Started> startLogin(
            StaffRepository staff,
            LoginRepository logins,
            SecretGenerator secrets,
            IdGenerator ids,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        var useCase = new StartLoginCommandHandler(staff, logins, secrets, ids, clock, lifetimes);
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
    CommandHandler<ForgetLogins, Integer> forgetLogins(LoginRepository logins, InstantSource clock) {
        var useCase = new ForgetLoginsCommandHandler(logins, clock);
        return new CommandHandler<>(ForgetLogins.class, useCase::handle);
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
    ReadChats readChats(ChatRepository chats) {
        return new ReadChats(chats);
    }

    @Bean
    MessageHistory messageHistory(
            ChatRepository chats, MessageRepository messages, MessageIndex index, ReadMarks marks, Epoch epoch) {
        return new ReadMessages(chats, messages, index, marks, epoch);
    }

    @Bean
    MessageSearch messageSearch(Chats chats, MessageIndex index) {
        return new SearchMessages(chats, index);
    }

    @Bean
    ViewChats viewChats(ChatCatalogue catalogue) {
        return new ViewChats(catalogue);
    }

    @Bean
    Transcripts transcripts(ChatViews views, MessageHistory history, InstantSource clock) {
        return new ReadTranscripts(views, history, clock);
    }

    @Bean
    EventReaction notifyMessageSent(Backplane backplane) {
        return new EventReaction(MessageSentEvent.class, new NotifyMessageSentOnMessageSent(backplane)::on);
    }

    @Bean
    EventReaction notifyMessageEdited(Backplane backplane) {
        return notifying(MessageEditedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyMessageDeleted(Backplane backplane) {
        return notifying(MessageDeletedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyMessagesRead(Backplane backplane) {
        return notifying(MessagesReadEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatOpened(Backplane backplane) {
        return notifying(ChatOpenedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatStatus(Backplane backplane) {
        return notifying(ChatStatusChangedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatAssigned(Backplane backplane) {
        return notifying(ChatAssignedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatUnassigned(Backplane backplane) {
        return notifying(ChatUnassignedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyAgentRequested(Backplane backplane) {
        return notifying(AgentRequestedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyPriorityChanged(Backplane backplane) {
        return notifying(ChatPriorityChangedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyTagsChanged(Backplane backplane) {
        return notifying(ChatTagsChangedEvent.class, backplane);
    }

    @Bean
    EventReaction notifyChatEnrolled(Backplane backplane) {
        return notifying(ChatEnrolledEvent.class, backplane);
    }

    private static EventReaction notifying(Class<? extends ChatEvent> event, Backplane backplane) {
        return new EventReaction(event, new NotifyChatChangedOnChatEvent(backplane)::on);
    }
}
