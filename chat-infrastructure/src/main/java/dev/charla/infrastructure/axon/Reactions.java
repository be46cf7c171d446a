package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.EventReaction;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the event store what happens to chats while the command's transaction is still open; so the reactions wait for
 * the commit.
 */
final class Reactions {

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

    private static final String ENTRIES = Reactions.class.getName() + ".entries";

    private final List<EventReaction> reactions;

    Reactions(List<EventReaction> reactions) {
        this.reactions = List.copyOf(reactions);
    }

    /** Subscribed to the bus itself: an event processor of Axon's would have a unit of work of its own for each event. */
    void heard(List<? extends EventMessage<?>> events) {
        var work = CurrentUnitOfWork.get().root();
        var entries = work.getOrComputeResource(ENTRIES, key -> reactingAfterCommit(work));
        events.stream().map(Reactions::entryOf).forEach(entries::add);
    }

    /** One callback for all entries: Axon runs several in the opposite order of their registration. */
    private List<RoomEntry> reactingAfterCommit(UnitOfWork<?> work) {
        var entries = new ArrayList<RoomEntry>();
        work.afterCommit(committed -> entries.forEach(this::react));
        return entries;
    }

    private void react(RoomEntry entry) {
        reactions.stream()
                .filter(reaction -> reaction.event().isInstance(entry.event()))
                .forEach(reaction -> run(reaction, entry));
    }

    private static void run(EventReaction reaction, RoomEntry entry) {
        try {
            reaction.reaction().accept(entry);
        } catch (Throwable failure) {
            // The command has committed: whatever went wrong here, its sender must hear of the success.
            LOG.error("A reaction to entry {} of {} failed", entry.seq(), entry.room(), failure);
        }
    }

    private static RoomEntry entryOf(EventMessage<?> message) {
        var appended = (DomainEventMessage<?>) message;
        var event = (ChatEvent) appended.getPayload();
        var room = roomNamed(event.chatId(), appended.getAggregateIdentifier());
        return new RoomEntry(room, appended.getSequenceNumber() + 1, event);
    }

    private static Room roomNamed(ChatId chat, String name) {
        return Arrays.stream(Audience.values())
                .map(audience -> new Room(chat, audience))
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an event of a chat outside its rooms: " + name));
    }
}
