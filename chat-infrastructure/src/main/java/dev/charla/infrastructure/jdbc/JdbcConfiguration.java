package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.AssistantSessions;
import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.ChatTags;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.InstallationSecrets;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.Receipts;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.SessionIndex;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.UnreadCounts;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.WebhookOutbox;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The repositories. */
@Configuration(proxyBeanMethods = false)
public class JdbcConfiguration {

    @Bean
    Writes writes(DataSource dataSource) {
        return new Writes(new JdbcTemplate(dataSource));
    }

    @Bean
    ChatRepository chatRepository(JdbcClient jdbc, Writes writes, JsonMapper json) {
        return new JdbcChatRepository(jdbc, writes, new Metadata(json));
    }

    @Bean
    ChatOrigins chatOrigins(ChatRepository chats) {
        return new RememberedChatOrigins(chats);
    }

    @Bean
    ChatCatalogue chatCatalogue(JdbcClient jdbc, JsonMapper json) {
        return new JdbcChatCatalogue(jdbc, new Metadata(json));
    }

    @Bean
    ChatTags chatTags(JdbcClient jdbc) {
        return new JdbcChatTags(jdbc);
    }

    @Bean
    CannedReplyRepository cannedReplyRepository(JdbcClient jdbc) {
        return new JdbcCannedReplyRepository(jdbc);
    }

    @Bean
    FaqRepository faqRepository(JdbcClient jdbc) {
        return new JdbcFaqRepository(jdbc);
    }

    @Bean
    AssistantSessions assistantSessions(JdbcClient jdbc) {
        return new JdbcAssistantSessions(jdbc);
    }

    @Bean
    OpeningKeys openingKeys(JdbcClient jdbc) {
        return new JdbcOpeningKeys(jdbc);
    }

    @Bean
    UnreadCounts unreadCounts(JdbcClient jdbc) {
        return new JdbcUnreadCounts(jdbc);
    }

    @Bean
    MessageRepository messageRepository(JdbcClient jdbc, Writes writes) {
        return new JdbcMessageRepository(jdbc, writes);
    }

    @Bean
    MessageIndex messageIndex(JdbcClient jdbc) {
        return new JdbcMessageIndex(jdbc);
    }

    @Bean
    FileRepository fileRepository(JdbcClient jdbc) {
        return new JdbcFileRepository(jdbc);
    }

    @Bean
    ReadMarks readMarks(JdbcClient jdbc) {
        return new JdbcReadMarks(jdbc);
    }

    @Bean
    SiteRepository siteRepository(JdbcClient jdbc) {
        return new JdbcSiteRepository(jdbc);
    }

    @Bean
    StaffRepository staffRepository(JdbcClient jdbc) {
        return new JdbcStaffRepository(jdbc);
    }

    @Bean
    Roster roster(JdbcClient jdbc) {
        return new JdbcRoster(jdbc);
    }

    @Bean
    VisitorRepository visitorRepository(JdbcClient jdbc) {
        return new JdbcVisitorRepository(jdbc);
    }

    @Bean
    PhoneLines phoneLines(JdbcClient jdbc) {
        return new JdbcPhoneLines(jdbc);
    }

    @Bean
    Receipts receipts(JdbcClient jdbc) {
        return new JdbcReceipts(jdbc);
    }

    @Bean
    WebhookOutbox webhookOutbox(JdbcClient jdbc) {
        return new JdbcWebhookOutbox(jdbc);
    }

    @Bean
    SessionIndex sessionIndex(JdbcClient jdbc) {
        return new JdbcSessionIndex(jdbc);
    }

    @Bean
    LoginRepository loginRepository(JdbcClient jdbc) {
        return new JdbcLoginRepository(jdbc);
    }

    @Bean
    @DependsOnDatabaseInitialization
    InstallationSecrets installationSecrets(JdbcClient jdbc) {
        return new JdbcInstallationSecrets(jdbc);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Epoch epoch(JdbcClient jdbc, IdGenerator ids, InstantSource clock) {
        return new JdbcEpoch(jdbc, ids, clock);
    }
}
