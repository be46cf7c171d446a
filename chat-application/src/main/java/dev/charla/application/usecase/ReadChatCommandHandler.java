package dev.charla.application.usecase;

import dev.charla.application.port.in.ReadChat;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Participant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Raises a reader's marks to the last messages that others have sent in the rooms that the reader may hear. */
public final class ReadChatCommandHandler {

    private final ChatRepository chats;
    private final MessageIndex index;
    private final Reading reading;
    private final InstantSource clock;

    public ReadChatCommandHandler(
            ChatRepository chats,
            MessageRepository messages,
            MessageIndex index,
            ReadMarks marks,
            RoomLog log,
            InstantSource clock) {
        this.chats = chats;
        this.index = index;
        this.reading = new Reading(chats, messages, marks, log);
        this.clock = clock;
    }

    public boolean handle(ReadChat command) {
        var chat = chats.lock(command.chatId()).orElseThrow(ChatNotFound::new);
        chat.refuseStrangers(command.reader());
        var before = reading.markOf(command.reader(), chat);
        var unread = lastUnread(command.reader(), chat, before);
        if (!unread.isEmpty()) {
            reading.read(command.reader(), chat, before, unread, clock.instant());
        }
        return !unread.isEmpty();
    }

    private List<Message> lastUnread(Participant reader, Chat chat, Watermark mark) {
        return audiences(reader)
                .map(audience -> new Room(chat.id(), audience))
                .map(room -> index.lastSentByOthers(reader.asSender(), room, mark.seq(room.audience())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Stream<Audience> audiences(Participant reader) {
        return reader.isStaff() ? Stream.of(Audience.PARTICIPANTS, Audience.STAFF) : Stream.of(Audience.PARTICIPANTS);
    }
}
