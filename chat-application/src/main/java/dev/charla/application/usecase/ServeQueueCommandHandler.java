package dev.charla.application.usecase;

import dev.charla.application.port.in.ServeQueue;
import dev.charla.application.port.in.ServeQueue.Served;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import java.time.Instant;
import java.time.InstantSource;

/** Gives one waiting chat of a site to somebody: the first in the queue that anybody takes. */
public final class ServeQueueCommandHandler {

    /** How many of those that nobody takes may stand in the way of the others. */
    static final int LOOKED_AT = 50;

    private final ChatRepository chats;
    private final Roster roster;
    private final FreeStaff free;
    private final Routing routing;
    private final ChatChanges changes;
    private final InstantSource clock;

    public ServeQueueCommandHandler(
            ChatRepository chats,
            Roster roster,
            FreeStaff free,
            Routing routing,
            MessageRepository messages,
            RoomLog log,
            InstantSource clock) {
        this.chats = chats;
        this.roster = roster;
        this.free = free;
        this.routing = routing;
        this.changes = new ChatChanges(chats, messages, log);
        this.clock = clock;
    }

    public Served handle(ServeQueue command) {
        if (free.of(command.site()).isEmpty()) {
            return new Served(false);
        }
        var now = clock.instant();
        return new Served(roster.queue(command.site(), LOOKED_AT).stream().anyMatch(id -> assigns(id, now)));
    }

    /** A chat that somebody else holds is being decided about, and passed over. */
    private boolean assigns(ChatId id, Instant now) {
        return chats.tryLock(id).filter(chat -> assigns(chat, now)).isPresent();
    }

    private boolean assigns(Chat chat, Instant now) {
        var change = routing.route(chat, now);
        if (change.entries().isEmpty()) {
            return false;
        }
        changes.update(change);
        return true;
    }
}
