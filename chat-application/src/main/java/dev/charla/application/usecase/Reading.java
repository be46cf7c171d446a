package dev.charla.application.usecase;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Participant;
import java.time.Instant;
import java.util.List;

/** Notes down how far somebody has read a chat that the caller has locked, and tells the rooms. */
final class Reading {

    private final ReadMarks marks;
    private final ChatChanges changes;

    Reading(ChatRepository chats, MessageRepository messages, ReadMarks marks, RoomLog log) {
        this.marks = marks;
        this.changes = new ChatChanges(chats, messages, log);
    }

    Watermark markOf(Participant reader, Chat chat) {
        return marks.of(reader.asSender(), chat.id());
    }

    /** @param unread beyond the mark in a room of the reader's; not empty */
    void read(Participant reader, Chat chat, Watermark before, List<Message> unread, Instant at) {
        var after = before;
        for (var message : unread) {
            after = after.raisedTo(message);
        }
        var change = chat.read(reader, before, after, at);
        marks.put(reader.asSender(), chat.id(), after);
        changes.update(change);
    }
}
