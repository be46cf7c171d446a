package dev.charla.application.usecase;

import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffRefusal.InvalidStaff;
import dev.charla.domain.people.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sites of one tenant, as its people name them. */
final class TenantSites {

    private final List<Site> sites;

    private TenantSites(List<Site> sites) {
        this.sites = sites;
    }

    static TenantSites of(TenantId tenant, SiteRepository all) {
        return new TenantSites(
                all.all().stream().filter(site -> site.tenant().equals(tenant)).toList());
    }

    Set<SiteId> all() {
        return ids(sites.stream());
    }

    /** @throws InvalidStaff when one of the domains is none of the tenant's */
    Set<SiteId> named(Set<String> domains) {
        var wanted = domains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var found = ids(sites.stream().filter(site -> wanted.contains(site.domain())));
        if (found.size() != wanted.size()) {
            throw new InvalidStaff("sites", "must be domains of your sites");
        }
        return found;
    }

    List<String> domainsOf(Set<SiteId> wanted) {
        return sites.stream()
                .filter(site -> wanted.contains(site.id()))
                .map(Site::domain)
                .sorted()
                .toList();
    }

    private static Set<SiteId> ids(Stream<Site> sites) {
        return sites.map(Site::id).collect(Collectors.toSet());
    }
}
