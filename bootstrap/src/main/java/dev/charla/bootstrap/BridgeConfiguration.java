package dev.charla.bootstrap;

import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.DeadLetters;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.ForgetReceipts;
import dev.charla.application.port.in.OpenPhoneLine;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.application.port.in.ReplyToPhone;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.Receipts;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.Webhook;
import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.application.usecase.Attachments;
import dev.charla.application.usecase.BridgedRoomLog;
import dev.charla.application.usecase.ChangeChatCommandHandler;
import dev.charla.application.usecase.ForgetReceiptsCommandHandler;
import dev.charla.application.usecase.KeepPhoneChats;
import dev.charla.application.usecase.OpenChatCommandHandler;
import dev.charla.application.usecase.OpenPhoneLineCommandHandler;
import dev.charla.application.usecase.PhoneOwners;
import dev.charla.application.usecase.PostMessages;
import dev.charla.application.usecase.ReplyToPhoneCommandHandler;
import dev.charla.application.usecase.RetryRules;
import dev.charla.application.usecase.SendMessageCommandHandler;
import dev.charla.application.usecase.ViewDeadLetters;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.people.Visitor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The use cases of the bridge to WhatsApp, unless {@code charla.dialects.bridge} is off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.dialects.bridge", matchIfMissing = true)
@EnableConfigurationProperties(BridgeSettings.class)
class BridgeConfiguration {

    private static final String WEBHOOK = "charla.bridge.webhook.url";

    @Bean
    BridgeSite bridgeSite(SiteRepository sites, BridgeSettings settings, InstallationSettings installation) {
        var domain =
                settings.site() == null ? installation.newSites().getFirst().domain() : settings.site();
        return new BridgeSite(sites, domain);
    }

    @Bean
    PhoneOwners phoneOwners(
            PhoneLines lines, VisitorRepository visitors, BridgeSite site, IdGenerator ids, InstantSource clock) {
        return new PhoneOwners(lines, visitors, site, ids, clock);
    }

    @Bean
    PhoneChats phoneChats(Commands commands, PhoneLines lines, LiveSockets sockets, BridgeSite site) {
        return new KeepPhoneChats(commands, lines, sockets, site);
    }

    @Bean
    CommandHandler<OpenPhoneLine, Visitor> openPhoneLine(PhoneOwners owners) {
        return new CommandHandler<>(OpenPhoneLine.class, new OpenPhoneLineCommandHandler(owners)::handle);
    }

    @Bean
    CommandHandler<ReplyToPhone, ReplyToPhone.Replied> replyToPhone(
            PhoneOwners owners,
            Receipts receipts,
            ChatRepository chats,
            StaffRepository staff,
            MessageRepository messages,
            OpenChatCommandHandler opening,
            Attachments attachments,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        var changing = new ChangeChatCommandHandler(chats, staff, messages, log, clock);
        var sending = new SendMessageCommandHandler(chats, messages, attachments, log, ids, clock);
        var useCase =
                new ReplyToPhoneCommandHandler(owners, receipts, chats, messages, opening, changing, sending, clock);
        return new CommandHandler<>(ReplyToPhone.class, useCase::handle);
    }

    @Bean
    CommandHandler<ForgetReceipts, Integer> forgetReceipts(
            Receipts receipts, BridgeSettings settings, InstantSource clock) {
        var useCase = new ForgetReceiptsCommandHandler(receipts, settings.rememberDeliveries(), clock);
        return new CommandHandler<>(ForgetReceipts.class, useCase::handle);
    }

    /** In the place of the log itself, for everybody who writes to it. */
    @Bean
    @Primary
    RoomLog bridgedRoomLog(
            @Qualifier("roomLog") RoomLog log,
            PhoneLines lines,
            WebhookOutbox outbox,
            BridgeSettings settings,
            IdGenerator ids) {
        var used = settings.webhook().url() == null ? Optional.<WebhookOutbox>empty() : Optional.of(outbox);
        return new BridgedRoomLog(log, lines, used, ids);
    }

    @Bean
    DeadLetters deadLetters(WebhookOutbox outbox, InstantSource clock) {
        return new ViewDeadLetters(outbox, clock);
    }

    @Bean
    @ConditionalOnProperty(WEBHOOK)
    PostMessages postMessages(
            WebhookOutbox outbox,
            MessageRepository messages,
            Webhook webhook,
            BridgeSettings settings,
            InstantSource clock) {
        var posting = settings.webhook();
        var rules = new RetryRules(posting.attempts(), posting.backoff(), posting.maxBackoff(), posting.lease());
        return new PostMessages(
                outbox,
                messages,
                webhook,
                rules,
                () -> ThreadLocalRandom.current().nextDouble(),
                clock);
    }

    @Bean
    @ConditionalOnProperty(WEBHOOK)
    WebhookDispatch webhookDispatch(PostMessages posting, BridgeSettings settings) {
        return new WebhookDispatch(
                posting, settings.webhook().parallel(), settings.webhook().pollInterval());
    }

    /** Reacts to what the command bus did: it is there before the dispatch, and asks for it later. */
    @Bean
    @ConditionalOnProperty(WEBHOOK)
    EventReaction postWhenSent(ObjectProvider<WebhookDispatch> dispatch) {
        return new EventReaction(
                MessageSentEvent.class, sent -> dispatch.getObject().wake());
    }
}
