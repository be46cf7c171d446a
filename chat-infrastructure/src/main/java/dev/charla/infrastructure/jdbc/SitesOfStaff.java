package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.charla.domain.people.SiteId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the sites of many people by two queries: those of admins by their tenants, and the listed ones. */
final class SitesOfStaff {

    private static final String OF_TENANTS =
            "select tenant_id as owner, id as site from site where tenant_id in (:owners)";
    private static final String LISTED =
            "select staff_id as owner, site_id as site from staff_site where staff_id in (:owners)";

    private final JdbcClient jdbc;

    SitesOfStaff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return by person; whoever has none may be missing */
    Map<UUID, Set<SiteId>> of(List<StaffRow> people) {
        var admins = people.stream().filter(StaffRow::hasEverySite).toList();
        var ofTenants = sites(OF_TENANTS, admins.stream().map(StaffRow::tenant).collect(toSet()));
        var found = new HashMap<>(sites(
                LISTED,
                people.stream()
                        .filter(Predicate.not(StaffRow::hasEverySite))
                        .map(StaffRow::id)
                        .toList()));
        found.putAll(admins.stream()
                .collect(toMap(StaffRow::id, admin -> ofTenants.getOrDefault(admin.tenant(), Set.of()))));
        return found;
    }

    private Map<UUID, Set<SiteId>> sites(String sql, Collection<UUID> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(sql)
                .param("owners", owners)
                .query((row, number) -> new OwnedSite(Columns.uuid(row, "owner"), Columns.uuid(row, "site")))
                .list()
                .stream()
                .collect(groupingBy(OwnedSite::owner, mapping(OwnedSite::id, toSet())));
    }

    private record OwnedSite(UUID owner, UUID site) {

        private SiteId id() {
            return new SiteId(site);
        }
    }
}
