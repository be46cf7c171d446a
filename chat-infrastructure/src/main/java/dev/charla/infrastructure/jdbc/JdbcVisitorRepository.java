package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.VerifiedContact;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcVisitorRepository implements VisitorRepository {

    private static final String INSERT = """
            insert into visitor
            (tenant_id, site_id, first_seen_at, name, email, phone, consented_at, consent_version,
             verified_subject, verified_name, verified_email, verified_phone, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

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
    public Optional<Profile> findBySubject(SiteId site, String subject) {
        return jdbc.sql("select * from visitor where site_id = ? and verified_subject = ?")
                .params(site.value(), subject)
                .query(JdbcVisitorRepository::profile)
                .optional();
    }

    @Override
    public Optional<Profile> findByPhone(SiteId site, PhoneNumber phone) {
        return jdbc.sql("select * from visitor where site_id = ? and verified_phone = ? order by id limit 1")
                .params(site.value(), phone.value())
                .query(JdbcVisitorRepository::profile)
                .optional();
    }

    @Override
    public void add(Profile profile) {
        insert(INSERT, profile);
    }

    @Override
    public boolean addVerified(Profile profile) {
        return insert(INSERT + " on conflict do nothing", profile) == 1;
    }

    private int insert(String sql, Profile profile) {
        return jdbc.sql(sql)
                .param(profile.tenant().value())
                .param(profile.site().value())
                .param(Columns.of(profile.firstSeenAt()))
                .params(mutable(profile))
                .update();
    }

    @Override
    public void update(Profile profile) {
        jdbc.sql("""
                update visitor set name = ?, email = ?, phone = ?, consented_at = ?, consent_version = ?,
                 verified_subject = ?, verified_name = ?, verified_email = ?, verified_phone = ?
                where id = ?""").params(mutable(profile)).update();
    }

    private static List<?> mutable(Profile profile) {
        var verified = profile.verified();
        var proven = verified == null ? ContactDetails.NONE : verified.details();
        return Arrays.asList(
                profile.contact().name(),
                profile.contact().email(),
                profile.contact().phone(),
                Columns.of(profile.consentedAt()),
                profile.consentVersion(),
                verified == null ? null : verified.subject(),
                proven.name(),
                proven.email(),
                proven.phone(),
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
                Columns.instant(row, "first_seen_at"),
                verified(row));
    }

    private static @Nullable VerifiedContact verified(ResultSet row) throws SQLException {
        var subject = row.getString("verified_subject");
        return subject == null
                ? null
                : new VerifiedContact(
                        subject,
                        new ContactDetails(
                                row.getString("verified_name"),
                                row.getString("verified_email"),
                                row.getString("verified_phone")));
    }
}
