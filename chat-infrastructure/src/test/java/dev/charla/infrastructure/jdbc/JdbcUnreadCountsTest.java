package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.Storage;
import dev.charla.application.contract.UnreadCountsContract;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcUnreadCountsTest extends UnreadCountsContract {

    private final Database database;

    JdbcUnreadCountsTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
