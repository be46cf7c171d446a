package dev.charla.infrastructure.jdbc;

import dev.charla.application.contract.Storage;
import dev.charla.application.contract.WebhookOutboxContract;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcWebhookOutboxTest extends WebhookOutboxContract {

    private final Database database;

    JdbcWebhookOutboxTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }
}
