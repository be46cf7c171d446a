package dev.charla.api.gateway;

import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A log that cannot be read some of the times. */
final class FaultyLog implements RoomLog {

    private final RoomLog log;
    private final AtomicInteger faults;

    FaultyLog(RoomLog log, int faults) {
        this.log = log;
        this.faults = new AtomicInteger(faults);
    }

    @Override
    public void append(List<RoomEntry> entries) {
        log.append(entries);
    }

    @Override
    public void redact(Message deleted) {
        log.redact(deleted);
    }

    @Override
    public List<RoomEntry> after(Room room, long seq, int limit) {
        if (faults.getAndDecrement() > 0) {
            throw new IllegalStateException("the log is away");
        }
        return log.after(room, seq, limit);
    }

    @Override
    public long lastSeq(Room room) {
        return log.lastSeq(room);
    }
}
