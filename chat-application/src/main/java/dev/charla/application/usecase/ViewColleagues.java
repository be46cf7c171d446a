package dev.charla.application.usecase;

import dev.charla.application.port.in.Colleagues;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.NoSuchCommercial;
import org.jspecify.annotations.Nullable;

public final class ViewColleagues implements Colleagues {

    private final StaffRepository staff;
    private final SiteRepository sites;

    public ViewColleagues(StaffRepository staff, SiteRepository sites) {
        this.staff = staff;
        this.sites = sites;
    }

    @Override
    public Colleague view(Staff viewer, StaffId id) {
        return staff.employee(id)
                .filter(employee -> viewer.knows(employee.staff()))
                .map(employee -> colleague(employee, TenantSites.of(viewer.tenant(), sites)))
                .orElseThrow(NoSuchCommercial::new);
    }

    @Override
    public Page list(Staff viewer, @Nullable StaffId after, int limit) {
        var here = TenantSites.of(viewer.tenant(), sites);
        var found = staff.known(viewer, after, limit + 1);
        var page = found.stream().limit(limit).toList();
        return new Page(
                page.stream().map(employee -> colleague(employee, here)).toList(),
                staff.countKnown(viewer),
                found.size() > limit ? page.getLast().staff().id() : null);
    }

    private static Colleague colleague(Employee employee, TenantSites here) {
        return new Colleague(employee, here.domainsOf(employee.staff().sites()));
    }
}
