package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.IdGenerator;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the epoch once; of nodes that start together on an empty database the first one makes it. */
final class JdbcEpoch implements Epoch {

    private final UUID epoch;

    JdbcEpoch(JdbcClient jdbc, IdGenerator ids, InstantSource clock) {
        this.epoch = find(jdbc).orElseGet(() -> make(jdbc, ids.next(), clock));
    }

    @Override
    public UUID current() {
        return epoch;
    }

    private static UUID make(JdbcClient jdbc, UUID epoch, InstantSource clock) {
        try {
            jdbc.sql("insert into installation (id, epoch, created_at) values (1, ?, ?)")
                    .params(epoch, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return epoch;
        } catch (DuplicateKeyException madeByAnotherNode) {
            return find(jdbc).orElseThrow(() -> madeByAnotherNode);
        }
    }

    private static Optional<UUID> find(JdbcClient jdbc) {
        return jdbc.sql("select epoch from installation where id = 1")
                .query((row, number) -> Columns.uuid(row, "epoch"))
                .optional();
    }
}
