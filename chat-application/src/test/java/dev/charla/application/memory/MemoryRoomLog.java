package dev.charla.application.memory;

import static java.util.Comparator.comparingLong;

import dev.charla.application.port.out.RoomLog;
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
    public List<RoomEntry> after(Room room, long seq, int limit) {
        return of(room).filter(entry -> entry.seq() > seq).limit(limit).toList();
    }

    @Override
    public long lastSeq(Room room) {
        return of(room).mapToLong(RoomEntry::seq).max().orElse(0);
    }

    private Stream<RoomEntry> of(Room room) {
        return entries.all().stream().filter(entry -> entry.room().equals(room)).sorted(comparingLong(RoomEntry::seq));
    }
}
