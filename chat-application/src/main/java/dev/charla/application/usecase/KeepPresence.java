package dev.charla.application.usecase;

import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.ChooseStatus;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.Presence;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.Visitor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Knows who is there by the sockets, and tells of changes: those who work for the person's sites, and the visitors of the
 * chats that a commercial has.
 */
public final class KeepPresence implements Presence {

    private final LiveSockets sockets;
    private final Roster roster;
    private final ChatViews views;
    private final Signals signals;
    private final Commands commands;
    private final ServeQueueOnFreedStaff queues;
    private final InstantSource clock;

    public KeepPresence(
            LiveSockets sockets,
            Roster roster,
            ChatViews views,
            Signals signals,
            Commands commands,
            ServeQueueOnFreedStaff queues,
            InstantSource clock) {
        this.sockets = sockets;
        this.roster = roster;
        this.views = views;
        this.signals = signals;
        this.commands = commands;
        this.queues = queues;
        this.clock = clock;
    }

    @Override
    public void connected(Participant person, String socket) {
        if (sockets.add(idOf(person), socket)) {
            came(person);
        }
    }

    @Override
    public void disconnected(Participant person, String socket) {
        if (sockets.remove(idOf(person), socket)) {
            went(person);
        }
    }

    /** Tells of somebody who has a socket now, and had none. */
    void came(Participant person) {
        tell(person, PresenceStatus.OFFLINE, PresenceStatus.seen(chosen(person), true));
        serveQueuesOf(person);
    }

    /** Tells of somebody who had a socket, and has none now. */
    void went(Participant person) {
        tell(person, PresenceStatus.seen(chosen(person), true), PresenceStatus.OFFLINE);
    }

    @Override
    public void choose(Staff staff, PresenceStatus status) {
        var previous = commands.send(new ChooseStatus(staff, status)).previous();
        var connected = isConnected(staff.id().value());
        tell(staff, PresenceStatus.seen(previous, connected), PresenceStatus.seen(status, connected));
        serveQueuesOf(staff);
    }

    @Override
    public List<Present> of(Participant viewer, ChatId chat) {
        var view = views.view(viewer, chat);
        var visitor = view.chat().origin().visitor().value();
        var assignee = view.chat().progress().assignee();
        var present = new ArrayList<Present>();
        present.add(new Present(
                new Sender(visitor, SenderType.VISITOR, view.contact().name()),
                PresenceStatus.seen(null, isConnected(visitor))));
        if (assignee != null) {
            present.add(new Present(
                    new Sender(assignee.value(), SenderType.COMMERCIAL, view.assigneeName()),
                    PresenceStatus.seen(chosen(assignee), isConnected(assignee.value()))));
        }
        return List.copyOf(present);
    }

    private void serveQueuesOf(Participant person) {
        if (person instanceof Staff staff) {
            queues.cameFree(staff.tenant());
        }
    }

    private void tell(Participant person, PresenceStatus previous, PresenceStatus status) {
        if (previous != status) {
            var who = person.asSender();
            var now = clock.instant();
            signals.tell(
                    new PresenceChanged(who.id(), who.type(), previous, status, now, sitesOf(person), chatsOf(person)));
        }
    }

    private boolean isConnected(UUID person) {
        return !sockets.connected(Set.of(person)).isEmpty();
    }

    private @Nullable PresenceStatus chosen(Participant person) {
        return person instanceof Staff staff ? chosen(staff.id()) : null;
    }

    private @Nullable PresenceStatus chosen(StaffId staff) {
        return roster.find(staff).map(Duty::chosen).orElse(null);
    }

    private static Set<SiteId> sitesOf(Participant person) {
        return switch (person) {
            case Visitor visitor -> Set.of(visitor.site());
            case Insider insider -> insider.sites();
            case Correspondent atHomeNowhere -> Set.of();
        };
    }

    /** A visitor's chats are heard by itself, and by staff, who hears of it anyway. */
    private List<ChatId> chatsOf(Participant person) {
        return person instanceof Staff staff ? roster.activeChats(staff.id()) : List.of();
    }

    private static UUID idOf(Participant person) {
        return person.asSender().id();
    }
}
