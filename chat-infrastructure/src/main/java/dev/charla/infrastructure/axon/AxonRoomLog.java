package dev.charla.infrastructure.axon;

import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** The event store as the log of the rooms: a room is an aggregate, its {@code seq} Axon's sequence number plus one. */
final class AxonRoomLog implements RoomLog {

    private static final String AGGREGATE_TYPE = "room";

    private final EventBus bus;
    private final EventStorageEngine store;
    private final EventRedaction redaction;

    AxonRoomLog(EventBus bus, EventStorageEngine store, EventRedaction redaction) {
        this.bus = bus;
        this.store = store;
        this.redaction = redaction;
    }

    @Override
    public void append(List<RoomEntry> entries) {
        if (!CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("entries are only written by a command");
        }
        bus.publish(entries.stream().map(AxonRoomLog::message).toList());
    }

    @Override
    public void redact(Message deleted) {
        redaction.redact(new Room(deleted.chatId(), deleted.audience()), deleted);
    }

    @Override
    public List<RoomEntry> after(Room room, long seq, int limit) {
        return read(() -> store.readEvents(room.name(), seq)
                .asStream()
                .limit(limit)
                .map(message -> entry(room, message))
                .toList());
    }

    @Override
    public long lastSeq(Room room) {
        return read(() ->
                store.lastSequenceNumberFor(room.name()).map(last -> last + 1).orElse(0L));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (AxonException failure) {
            throw StoreFailures.translated(failure);
        }
    }

    private static DomainEventMessage<ChatEvent> message(RoomEntry entry) {
        return new GenericDomainEventMessage<>(AGGREGATE_TYPE, entry.room().name(), entry.seq() - 1, entry.event());
    }

    private static RoomEntry entry(Room room, DomainEventMessage<?> message) {
        return new RoomEntry(room, message.getSequenceNumber() + 1, (ChatEvent) message.getPayload());
    }
}
