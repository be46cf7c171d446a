package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.LoginRepository;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcLoginRepository implements LoginRepository {

    private final JdbcClient jdbc;

    JdbcLoginRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Login> find(LoginId id) {
        return jdbc.sql("select * from login where id = ?")
                .param(id.value())
                .query(JdbcLoginRepository::login)
                .optional();
    }

    @Override
    public List<Login> findAll(Collection<LoginId> ids) {
        return Batches.of(ids)
                .flatMap(some -> jdbc
                        .sql("select * from login where id in (:ids)")
                        .param("ids", some.stream().map(LoginId::value).toList())
                        .query(JdbcLoginRepository::login)
                        .list()
                        .stream())
                .toList();
    }

    @Override
    public void add(Login login) {
        jdbc.sql("insert into login (id, staff_id, started_at, refreshed_at, expires_at) values (?, ?, ?, ?, ?)")
                .param(login.id().value())
                .param(login.staff().value())
                .param(Columns.of(login.startedAt()))
                .param(Columns.of(login.refreshedAt()))
                .param(Columns.of(login.expiresAt()))
                .update();
    }

    @Override
    public void refreshed(LoginId id, Instant at) {
        jdbc.sql("update login set refreshed_at = ? where id = ?")
                .param(Columns.of(at))
                .param(id.value())
                .update();
    }

    @Override
    public boolean end(LoginId id, LoginEnding ending, Instant at) {
        return jdbc.sql("update login set ended_at = ?, ending = ? where id = ? and ended_at is null")
                        .param(Columns.of(at))
                        .param(ending.name())
                        .param(id.value())
                        .update()
                == 1;
    }

    @Override
    public List<LoginId> endAll(StaffId staff, @Nullable LoginId spared, LoginEnding ending, Instant at) {
        return jdbc
                .sql("select id from login where staff_id = ? and ended_at is null")
                .param(staff.value())
                .query((row, number) -> new LoginId(Columns.uuid(row, "id")))
                .list()
                .stream()
                .filter(login -> !login.equals(spared))
                .filter(login -> end(login, ending, at))
                .toList();
    }

    @Override
    public void addToken(RefreshToken token) {
        jdbc.sql("insert into refresh_token (hash, login_id, expires_at) values (?, ?, ?)")
                .param(token.hash())
                .param(token.login().value())
                .param(Columns.of(token.expiresAt()))
                .update();
    }

    @Override
    public Optional<RefreshToken> findToken(String hash) {
        return jdbc.sql("select * from refresh_token where hash = ?")
                .param(hash)
                .query(JdbcLoginRepository::token)
                .optional();
    }

    /** The row's lock makes the second wait, which then finds the condition false. */
    @Override
    public boolean useToken(String hash, Instant at) {
        return jdbc.sql("update refresh_token set used_at = ? where hash = ? and used_at is null")
                        .param(Columns.of(at))
                        .param(hash)
                        .update()
                == 1;
    }

    @Override
    public void forgetTokens(LoginId login, Instant expiredBy) {
        jdbc.sql("delete from refresh_token where login_id = ? and expires_at <= ?")
                .param(login.value())
                .param(Columns.of(expiredBy))
                .update();
    }

    @Override
    public int forget(Instant endedBy, int limit) {
        return jdbc.sql("""
                        delete from login where id in (
                          select id from login where expires_at <= :by or ended_at <= :by limit :limit)""")
                .param("by", Columns.of(endedBy))
                .param("limit", limit)
                .update();
    }

    @Override
    public int forgetTokens(Instant expiredBy, int limit) {
        return jdbc.sql("""
                        delete from refresh_token where hash in (
                          select hash from refresh_token where expires_at <= :by limit :limit)""")
                .param("by", Columns.of(expiredBy))
                .param("limit", limit)
                .update();
    }

    private static Login login(ResultSet row, int number) throws SQLException {
        var ending = row.getString("ending");
        return new Login(
                new LoginId(Columns.uuid(row, "id")),
                new StaffId(Columns.uuid(row, "staff_id")),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "refreshed_at"),
                Columns.instant(row, "expires_at"),
                Columns.instantOrNull(row, "ended_at"),
                ending == null ? null : LoginEnding.valueOf(ending));
    }

    private static RefreshToken token(ResultSet row, int number) throws SQLException {
        return new RefreshToken(
                row.getString("hash"),
                new LoginId(Columns.uuid(row, "login_id")),
                Columns.instant(row, "expires_at"),
                Columns.instantOrNull(row, "used_at"));
    }
}
