package dev.charla.application.usecase;

import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.Roster;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.SiteId;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Knows who would be given a chat now. */
public final class FreeStaff {

    private final Roster roster;
    private final LiveSockets sockets;
    private final RoutingRules rules;
    private final InstantSource clock;

    public FreeStaff(Roster roster, LiveSockets sockets, RoutingRules rules, InstantSource clock) {
        this.roster = roster;
        this.sockets = sockets;
        this.rules = rules;
        this.clock = clock;
    }

    /** Those who would be given a chat of the site, whose turn it is first. */
    List<Duty> of(SiteId site) {
        return online(site).stream().filter(this::hasRoom).sorted(Duty.BY_TURN).toList();
    }

    /** Those who take chats of the site, whether they have room now or not; in no promised order. */
    List<Duty> online(SiteId site) {
        var online = roster.online(site);
        var connected = sockets.connected(online.stream().map(FreeStaff::idOf).toList());
        return online.stream().filter(duty -> takesChats(duty, connected)).toList();
    }

    /** Looks again at somebody who may have changed. */
    boolean isFree(Duty duty) {
        return takesChats(duty, sockets.connected(Set.of(idOf(duty)))) && hasRoom(duty);
    }

    boolean hasRoom(Duty duty) {
        return duty.hasRoom(rules.capacity());
    }

    int capacityOf(Duty duty) {
        return duty.capacityOr(rules.capacity());
    }

    private boolean takesChats(Duty duty, Set<UUID> connected) {
        return duty.takesChats(connected.contains(idOf(duty)), clock.instant().minus(rules.lease()));
    }

    private static UUID idOf(Duty duty) {
        return duty.staff().value();
    }
}
