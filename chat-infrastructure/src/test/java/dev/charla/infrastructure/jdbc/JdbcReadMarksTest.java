package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.ReadMarksContract;
import dev.charla.application.contract.Storage;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcReadMarksTest extends ReadMarksContract {

    private final Database database;

    JdbcReadMarksTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
