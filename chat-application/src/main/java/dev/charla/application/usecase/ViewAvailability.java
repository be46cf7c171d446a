package dev.charla.application.usecase;

import dev.charla.application.port.in.Availability;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SiteId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows who would be given a chat now. */
public final class ViewAvailability implements Availability {

    private final FreeStaff free;
    private final SiteKeys keys;

    public ViewAvailability(FreeStaff free, SiteRepository sites) {
        this.free = free;
        this.keys = new SiteKeys(sites);
    }

    @Override
    public List<Available> at(Set<SiteId> sites) {
        return sites.stream()
                .flatMap(site -> free.of(site).stream())
                .distinct()
                .sorted(Duty.BY_TURN)
                .map(this::available)
                .toList();
    }

    @Override
    public Staffing at(String domain, String apiKey, @Nullable String origin) {
        var online = free.online(keys.site(domain, apiKey, origin).id());
        return new Staffing(online.stream().anyMatch(free::hasRoom), online.size());
    }

    private Available available(Duty duty) {
        return new Available(
                duty.staff(), duty.name(), PresenceStatus.ONLINE, duty.activeChats(), free.capacityOf(duty));
    }
}
