package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.IdGenerator;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the epoch once; nodes that start together on an empty database agree on the one that was written first. */
final class JdbcEpoch implements Epoch {

    private final UUID epoch;

    JdbcEpoch(JdbcClient jdbc, IdGenerator ids, InstantSource clock) {
        jdbc.sql("""
                insert into installation (epoch, created_at)
                select cast(? as uuid), cast(? as timestamp(3) with time zone)
                where not exists (select 1 from installation)""")
                .params(ids.next(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        this.epoch = jdbc.sql("select epoch from installation order by created_at, epoch limit 1")
                .query(UUID.class)
                .single();
    }

    @Override
    public UUID current() {
        return epoch;
    }
}
