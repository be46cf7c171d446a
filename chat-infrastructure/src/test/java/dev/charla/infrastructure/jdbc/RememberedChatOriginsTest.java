package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.ChatOriginsContract;
import dev.charla.application.contract.Storage;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RememberedChatOriginsTest extends ChatOriginsContract {

    private final Database database;

    RememberedChatOriginsTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
