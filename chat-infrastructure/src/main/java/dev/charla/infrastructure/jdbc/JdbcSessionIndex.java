package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.charla.application.port.out.SessionIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads Spring Session's table. */
final class JdbcSessionIndex implements SessionIndex {

    private final JdbcClient jdbc;

    JdbcSessionIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> living(Collection<String> ids, Instant now) {
        return Batches.of(ids)
                .flatMap(some -> jdbc
                        .sql("select session_id from spring_session where session_id in (:ids) and expiry_time > :now")
                        .param("ids", some)
                        .param("now", now.toEpochMilli())
                        .query((row, number) -> row.getString("session_id"))
                        .list()
                        .stream())
                .collect(toUnmodifiableSet());
    }
}
