package dev.charla.infrastructure.axon;

import dev.charla.application.contract.RoomLogContract;
import dev.charla.application.contract.Storage;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AxonRoomLogTest extends RoomLogContract {

    private final Database database;

    AxonRoomLogTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
