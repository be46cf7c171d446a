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
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's event handler for everything that happens to chats. A subscribing processor calls it while the command's
 * transaction is still open, so the reactions wait for the commit.
 */
final class Reactions {

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

    private static final String ENTRIES = Reactions.class.getName() + ".entries";

    private final List<EventReaction> reactions;

    Reactions(List<EventReaction> reactions) {
        this.reactions = List.copyOf(reactions);
    }

    @EventHandler
    void on(ChatEvent event, DomainEventMessage<?> message, UnitOfWork<?> work) {
        var entry = new RoomEntry(roomOf(event, message), message.getSequenceNumber() + 1, event);
        work.root()
                .getOrComputeResource(ENTRIES, key -> reactingAfterCommit(work.root()))
                .add(entry);
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

    private static Room roomOf(ChatEvent event, DomainEventMessage<?> message) {
        return roomNamed(event.chatId(), message.getAggregateIdentifier());
    }

    private static Room roomNamed(ChatId chat, String name) {
        return Arrays.stream(Audience.values())
                .map(audience -> new Room(chat, audience))
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an event of a chat outside its rooms: " + name));
    }
}
