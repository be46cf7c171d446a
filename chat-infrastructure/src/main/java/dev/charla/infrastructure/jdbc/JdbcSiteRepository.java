package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.SiteRepository;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcSiteRepository implements SiteRepository {

    private final JdbcClient jdbc;

    JdbcSiteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Site> findByDomain(String domain) {
        return jdbc.sql("select * from site where domain = ?")
                .param(domain)
                .query(JdbcSiteRepository::site)
                .optional()
                .map(this::withOrigins);
    }

    @Override
    public List<Site> all() {
        return jdbc.sql("select * from site order by domain").query(JdbcSiteRepository::site).list().stream()
                .map(this::withOrigins)
                .toList();
    }

    @Override
    public void add(Site site) {
        jdbc.sql("insert into site (id, tenant_id, domain, name, api_key, identity_secret) values (?, ?, ?, ?, ?, ?)")
                .param(site.id().value())
                .param(site.tenant().value())
                .param(site.domain())
                .param(site.name())
                .param(site.apiKey())
                .param(site.identitySecret())
                .update();
        site.origins().forEach(origin -> addOrigin(site.id(), origin));
    }

    @Override
    public void setIdentitySecret(SiteId id, String secret) {
        jdbc.sql("update site set identity_secret = ? where id = ?")
                .params(secret, id.value())
                .update();
    }

    @Override
    public Optional<TenantId> firstTenant() {
        return jdbc.sql("select id from tenant order by created_at, id limit 1")
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    @Override
    public void addTenant(TenantId id, String name) {
        jdbc.sql("insert into tenant (id, name) values (?, ?)")
                .params(id.value(), name)
                .update();
    }

    /** The row is there since the epoch was first read, which comes before anything else. */
    @Override
    public void lockInstallation() {
        jdbc.sql("select id from installation where id = 1 for update")
                .query(Integer.class)
                .optional();
    }

    private void addOrigin(SiteId site, String origin) {
        jdbc.sql("insert into site_origin (site_id, origin) values (?, ?)")
                .params(site.value(), origin)
                .update();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        return new Site(
                new SiteId(Columns.uuid(row, "id")),
                new TenantId(Columns.uuid(row, "tenant_id")),
                row.getString("domain"),
                row.getString("name"),
                row.getString("api_key"),
                List.of(),
                row.getString("identity_secret"));
    }

    /** Not within the query of the sites, which would hold two connections. */
    private Site withOrigins(Site site) {
        return new Site(
                site.id(),
                site.tenant(),
                site.domain(),
                site.name(),
                site.apiKey(),
                origins(site.id().value()),
                site.identitySecret());
    }

    private List<String> origins(UUID site) {
        return jdbc.sql("select origin from site_origin where site_id = ? order by origin")
                .param(site)
                .query((row, number) -> row.getString("origin"))
                .list();
    }
}
