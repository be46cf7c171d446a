package dev.charla.application.memory;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageEvent;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;
import java.util.stream.Stream;

final class MemoryRoomLog implements RoomLog {

    private final Table<RoomEntry> entries;

    MemoryRoomLog(Table<RoomEntry> entries) {
        this.entries = entries;
    }

    @Override
    public void append(List<RoomEntry> more) {
        more.forEach(entry -> entries.addUnless(
                present -> present.room().equals(entry.room()) && present.seq() == entry.seq(), entry));
    }

    @Override
    public void redact(Message deleted) {
        var room = new Room(deleted.chatId(), deleted.audience());
        of(room).filter(entry -> isAbout(deleted, entry))
                .forEach(entry -> entries.replace(entry::equals, redacted(entry, deleted)));
    }

    @Override
    public List<RoomEntry> after(Room room, long seq, int limit) {
        return of(room).filter(entry -> entry.seq() > seq).limit(limit).toList();
    }

    @Override
    public long lastSeq(Room room) {
        return of(room).mapToLong(RoomEntry::seq).max().orElse(0);
    }

    private static boolean isAbout(Message message, RoomEntry entry) {
        return entry.event() instanceof MessageEvent event && event.messageId().equals(message.id());
    }

    private static RoomEntry redacted(RoomEntry entry, Message deleted) {
        var event = ((MessageEvent) entry.event()).redacted(requireNonNull(deleted.deletedAt()));
        return new RoomEntry(entry.room(), entry.seq(), (ChatEvent) event);
    }

    private Stream<RoomEntry> of(Room room) {
        return entries.all().stream().filter(entry -> entry.room().equals(room)).sorted(comparingLong(RoomEntry::seq));
    }
}
