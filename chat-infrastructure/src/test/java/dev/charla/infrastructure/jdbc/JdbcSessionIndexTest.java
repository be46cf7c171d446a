package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.SessionIndexContract;
import dev.charla.application.port.out.SessionIndex;
import dev.charla.infrastructure.Database;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcSessionIndexTest extends SessionIndexContract {

    private final Database database;

    JdbcSessionIndexTest(Database database) {
        this.database = database;
    }

    @Override
    protected SessionIndex index() {
        return new JdbcSessionIndex(database.jdbc());
    }

    /** As Spring Session writes it. */
    @Override
    protected void open(String id, Instant expiresAt) {
        database.jdbc()
                .sql("""
                        insert into spring_session
                        (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time)
                        values (?, ?, ?, ?, 60, ?)""")
                .param(UUID.randomUUID().toString())
                .param(id)
                .param(expiresAt.toEpochMilli() - 60_000)
                .param(expiresAt.toEpochMilli() - 60_000)
                .param(expiresAt.toEpochMilli())
                .update();
    }
}
