package dev.charla.application.memory;

import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.UnreadCounts;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import java.util.Collection;
import java.util.List;

final class MemoryUnreadCounts implements UnreadCounts {

    private final Table<Chat> chats;
    private final MessageIndex index;
    private final ReadMarks marks;

    MemoryUnreadCounts(Table<Chat> chats, MessageIndex index, ReadMarks marks) {
        this.chats = chats;
        this.index = index;
        this.marks = marks;
    }

    @Override
    public List<Unread> of(Collection<ChatId> ids, Collection<Staff> readers) {
        return chats.all().stream()
                .filter(chat -> ids.contains(chat.id()))
                .flatMap(chat -> readers.stream()
                        .filter(chat::isVisibleTo)
                        .map(reader -> new Unread(chat.id(), reader.id(), count(reader, chat.id()))))
                .toList();
    }

    int count(Participant reader, ChatId chat) {
        var found = count(reader, chat, Audience.PARTICIPANTS);
        var notes = reader.isStaff() ? count(reader, chat, Audience.STAFF) : 0;
        return Math.min(found + notes, MessageHistory.MAX_UNREAD);
    }

    private int count(Participant reader, ChatId chat, Audience audience) {
        var mark = marks.of(reader.asSender(), chat).seq(audience);
        return index.sentByOthers(reader.asSender(), new Room(chat, audience), mark, Integer.MAX_VALUE)
                .size();
    }
}
