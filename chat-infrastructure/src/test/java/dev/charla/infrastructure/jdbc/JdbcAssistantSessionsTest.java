package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.AssistantSessionsContract;
import dev.charla.application.contract.Storage;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcAssistantSessionsTest extends AssistantSessionsContract {

    private final Database database;

    JdbcAssistantSessionsTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
