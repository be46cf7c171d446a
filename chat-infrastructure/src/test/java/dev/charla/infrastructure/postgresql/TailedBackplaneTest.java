package dev.charla.infrastructure.postgresql;

import dev.charla.application.contract.BackplaneContract;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.port.out.Backplane;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import java.time.Duration;

/** What the log brings is the matter of {@link LogTailTest}. */
class TailedBackplaneTest extends BackplaneContract {

    @Override
    protected Backplane backplane() {
        var storage = JdbcStorage.emptyOn(Database.POSTGRESQL);
        var bell = new Bell(Database.POSTGRESQL.jdbc(), Runnable::run, Duration.ZERO);
        return new TailedBackplane(new MemoryBackplane(), storage::log, storage.origins(), bell);
    }
}
