package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcVisitorRepository implements VisitorRepository {

    private final JdbcClient jdbc;

    JdbcVisitorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Profile> find(VisitorId id) {
        return jdbc.sql("select * from visitor where id = ?")
                .param(id.value())
                .query(JdbcVisitorRepository::profile)
                .optional();
    }

    @Override
    public void add(Profile profile) {
        jdbc.sql("""
                insert into visitor
                (tenant_id, site_id, first_seen_at, name, email, phone, consented_at, consent_version, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(profile.tenant().value())
                .param(profile.site().value())
                .param(Columns.of(profile.firstSeenAt()))
                .params(mutable(profile))
                .update();
    }

    @Override
    public void update(Profile profile) {
        jdbc.sql("""
                update visitor set name = ?, email = ?, phone = ?, consented_at = ?, consent_version = ?
                where id = ?""").params(mutable(profile)).update();
    }

    private static List<?> mutable(Profile profile) {
        return Arrays.asList(
                profile.contact().name(),
                profile.contact().email(),
                profile.contact().phone(),
                Columns.of(profile.consentedAt()),
                profile.consentVersion(),
                profile.id().value());
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                new VisitorId(Columns.uuid(row, "id")),
                new TenantId(Columns.uuid(row, "tenant_id")),
                new SiteId(Columns.uuid(row, "site_id")),
                new ContactDetails(row.getString("name"), row.getString("email"), row.getString("phone")),
                Columns.instantOrNull(row, "consented_at"),
                row.getString("consent_version"),
                Columns.instant(row, "first_seen_at"));
    }
}
