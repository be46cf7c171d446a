package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.PhoneLinesContract;
import dev.charla.application.contract.Storage;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcPhoneLinesTest extends PhoneLinesContract {

    private final Database database;

    JdbcPhoneLinesTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
