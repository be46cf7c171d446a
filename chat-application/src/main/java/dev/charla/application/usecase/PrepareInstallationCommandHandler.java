package dev.charla.application.usecase;

import dev.charla.application.port.in.PrepareInstallation;
import dev.charla.application.port.in.PrepareInstallation.NewSite;
import dev.charla.application.port.in.PrepareInstallation.Prepared;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.EmailAddress;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the sites that are configured and not yet there, and the first admin when there is nobody. Nodes that start together do
 * so one after another.
 */
public final class PrepareInstallationCommandHandler {

    private final SiteRepository sites;
    private final StaffRepository staff;
    private final Passwords passwords;
    private final IdGenerator ids;

    public PrepareInstallationCommandHandler(
            SiteRepository sites, StaffRepository staff, Passwords passwords, IdGenerator ids) {
        this.sites = sites;
        this.staff = staff;
        this.passwords = passwords;
        this.ids = ids;
    }

    public Prepared handle(PrepareInstallation command) {
        sites.lockInstallation();
        var tenant = sites.firstTenant().orElseGet(this::newTenant);
        command.sites().forEach(site -> addOrUpdate(site, tenant));
        var nobodyYet = staff.isEmpty();
        if (nobodyYet) {
            staff.add(admin(command.adminEmail(), tenant), passwords.hash(command.adminPassword()));
        }
        return new Prepared(nobodyYet);
    }

    private TenantId newTenant() {
        var tenant = new TenantId(ids.next());
        sites.addTenant(tenant, "default");
        return tenant;
    }

    private void addOrUpdate(NewSite wanted, TenantId tenant) {
        var domain = wanted.domain().toLowerCase(Locale.ROOT);
        sites.findByDomain(domain).ifPresentOrElse(site -> update(site, wanted), () -> add(wanted, domain, tenant));
    }

    private void add(NewSite wanted, String domain, TenantId tenant) {
        var id = new SiteId(ids.next());
        sites.add(new Site(
                id, tenant, domain, wanted.name(), wanted.apiKey(), wanted.origins(), wanted.identitySecret()));
    }

    private void update(Site site, NewSite wanted) {
        var secret = wanted.identitySecret();
        if (secret != null && !secret.equals(site.identitySecret())) {
            sites.setIdentitySecret(site.id(), secret);
        }
    }

    private Staff admin(String email, TenantId tenant) {
        Set<SiteId> everySite = sites.all().stream().map(Site::id).collect(Collectors.toSet());
        return new Staff(
                new StaffId(ids.next()),
                tenant,
                EmailAddress.normalised(email),
                "Admin",
                Set.of(Role.ADMIN),
                everySite);
    }
}
