package dev.charla.application.memory;

import dev.charla.application.port.out.SiteRepository;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import java.util.List;
import java.util.Optional;

final class MemorySiteRepository implements SiteRepository {

    private final Table<Site> sites;
    private final Table<TenantId> tenants;

    MemorySiteRepository(Table<Site> sites, Table<TenantId> tenants) {
        this.sites = sites;
        this.tenants = tenants;
    }

    @Override
    public Optional<Site> findByDomain(String domain) {
        return sites.find(site -> site.domain().equals(domain));
    }

    @Override
    public List<Site> all() {
        return sites.all();
    }

    @Override
    public void add(Site site) {
        sites.addUnless(present -> present.domain().equals(site.domain()), site);
    }

    @Override
    public void setIdentitySecret(SiteId id, String secret) {
        sites.find(site -> site.id().equals(id))
                .ifPresent(site -> sites.replace(
                        site::equals,
                        new Site(
                                id, site.tenant(), site.domain(), site.name(), site.apiKey(), site.origins(), secret)));
    }

    @Override
    public Optional<TenantId> firstTenant() {
        return tenants.find(tenant -> true);
    }

    @Override
    public void addTenant(TenantId id, String name) {
        tenants.addUnless(id::equals, id);
    }

    /** There is one transaction at a time. */
    @Override
    public void lockInstallation() {}
}
