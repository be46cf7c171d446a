package dev.charla.application.usecase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.charla.application.port.in.MarkAsRead;
import dev.charla.application.port.in.MarkAsRead.Marked;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/** Raises a reader's marks in the chats that its messages belong to, and tells the rooms where a mark has moved. */
public final class MarkAsReadCommandHandler {

    private final ChatRepository chats;
    private final MessageRepository messages;
    private final Reading reading;
    private final InstantSource clock;

    public MarkAsReadCommandHandler(
            ChatRepository chats, MessageRepository messages, ReadMarks marks, RoomLog log, InstantSource clock) {
        this.chats = chats;
        this.messages = messages;
        this.reading = new Reading(chats, messages, marks, log);
        this.clock = clock;
    }

    public Marked handle(MarkAsRead command) {
        // Everybody locks several chats in the same order, so that no two wait for each other.
        var byChat = messages.findAll(command.messages()).stream()
                .filter(message -> !message.wasDeleted() && !message.wasSentBy(command.reader()))
                .collect(groupingBy(message -> message.chatId().value(), TreeMap::new, toList()));
        var count = 0;
        for (var ofChat : byChat.entrySet()) {
            count += mark(command.reader(), new ChatId(ofChat.getKey()), ofChat.getValue());
        }
        return new Marked(count);
    }

    private int mark(Participant reader, ChatId id, List<Message> named) {
        return chats.lock(id).map(chat -> mark(reader, chat, named)).orElse(0);
    }

    private int mark(Participant reader, Chat chat, List<Message> named) {
        var before = reading.markOf(reader, chat);
        var unread = named.stream()
                .filter(message -> chat.shows(message, reader) && !before.covers(message))
                .toList();
        if (!unread.isEmpty()) {
            reading.read(reader, chat, before, unread, clock.instant());
        }
        return unread.size();
    }
}
