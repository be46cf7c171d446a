package dev.charla.bootstrap;

import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.FileAddresses;
import dev.charla.application.port.in.FileUploads;
import dev.charla.application.port.in.FileViews;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.FileInspector;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.FileStore;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.usecase.Attachments;
import dev.charla.application.usecase.DiscardFiles;
import dev.charla.application.usecase.TakeUploads;
import dev.charla.application.usecase.ViewFiles;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The use cases of files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
@EnableScheduling
class FileConfiguration {

    @Bean
    Attachments attachments(FileRepository files, FileSettings settings) {
        return new Attachments(files, new FileAddresses(settings.baseUrl()));
    }

    @Bean
    FileUploads fileUploads(
            ChatRepository chats,
            FileRepository files,
            FileStore store,
            FileInspector inspector,
            Attachments attachments,
            FileSettings settings,
            IdGenerator ids,
            InstantSource clock) {
        return new TakeUploads(chats, files, store, inspector, attachments, settings.types(), ids, clock);
    }

    @Bean
    FileViews fileViews(ChatRepository chats, MessageRepository messages, FileRepository files, FileStore store) {
        return new ViewFiles(chats, messages, files, store);
    }

    @Bean
    DiscardFiles discardFiles(FileRepository files, FileStore store, InstantSource clock, FileSettings settings) {
        return new DiscardFiles(files, store, clock, settings.keepUnattached());
    }

    @Bean
    EventReaction deleteFilesOfDeletedMessages(DiscardFiles discarding) {
        return new EventReaction(MessageDeletedEvent.class, deletion -> discarding.deleteGivenUp());
    }
}
