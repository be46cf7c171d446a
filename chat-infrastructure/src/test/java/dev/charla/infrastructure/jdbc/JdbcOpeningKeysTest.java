package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.OpeningKeysContract;
import dev.charla.application.contract.Storage;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcOpeningKeysTest extends OpeningKeysContract {

    private final Database database;

    JdbcOpeningKeysTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
