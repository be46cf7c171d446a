package dev.charla.application.usecase;

import dev.charla.application.port.out.Roster;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A roster in which somebody stands otherwise by the time that its lock is there. */
record ChangingRoster(Roster roster, Duty locked) implements Roster {

    @Override
    public Optional<Duty> find(StaffId staff) {
        return roster.find(staff);
    }

    @Override
    public Optional<Duty> lock(StaffId staff) {
        return Optional.of(locked);
    }

    @Override
    public Optional<Duty> tryLock(StaffId staff) {
        return Optional.empty();
    }

    @Override
    public List<Duty> online(SiteId site) {
        return roster.online(site);
    }

    @Override
    public void choose(StaffId staff, PresenceStatus status, Instant at) {
        roster.choose(staff, status, at);
    }

    @Override
    public List<ChatId> activeChats(StaffId staff) {
        return roster.activeChats(staff);
    }

    @Override
    public List<SiteId> sitesWithQueue(TenantId tenant) {
        return roster.sitesWithQueue(tenant);
    }

    @Override
    public List<ChatId> queue(SiteId site, int limit) {
        return roster.queue(site, limit);
    }
}
