package dev.charla.bootstrap;

import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.Chats;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.DeleteMessage;
import dev.charla.application.port.in.EditMessage;
import dev.charla.application.port.in.MarkAsRead;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.MessageSearch;
import dev.charla.application.port.in.ReadChat;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.Transcripts;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.usecase.Attachments;
import dev.charla.application.usecase.DeleteMessageCommandHandler;
import dev.charla.application.usecase.EditMessageCommandHandler;
import dev.charla.application.usecase.MarkAsReadCommandHandler;
import dev.charla.application.usecase.ReadChatCommandHandler;
import dev.charla.application.usecase.ReadMessages;
import dev.charla.application.usecase.ReadTranscripts;
import dev.charla.application.usecase.SearchMessages;
import dev.charla.application.usecase.SendMessageCommandHandler;
import dev.charla.domain.chat.Message;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of messages: written, changed, read, looked for. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    CommandHandler<SendMessage, SendMessage.Sent> sendMessage(
            ChatRepository chats,
            MessageRepository messages,
            Attachments attachments,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        var useCase = new SendMessageCommandHandler(chats, messages, attachments, log, ids, clock);
        return new CommandHandler<>(SendMessage.class, useCase::handle, useCase);
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
    MessageHistory messageHistory(
            ChatRepository chats, MessageRepository messages, MessageIndex index, ReadMarks marks, Epoch epoch) {
        return new ReadMessages(chats, messages, index, marks, epoch);
    }

    @Bean
    MessageSearch messageSearch(Chats chats, MessageIndex index) {
        return new SearchMessages(chats, index);
    }

    @Bean
    Transcripts transcripts(ChatViews views, MessageHistory history, InstantSource clock) {
        return new ReadTranscripts(views, history, clock);
    }
}
