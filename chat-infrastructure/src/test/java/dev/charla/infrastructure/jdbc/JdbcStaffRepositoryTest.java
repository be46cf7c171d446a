package dev.charla.infrastructure.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.contract.StaffRepositoryContract;
import dev.charla.application.contract.Storage;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource
class JdbcStaffRepositoryTest extends StaffRepositoryContract {

    private final Database database;

    JdbcStaffRepositoryTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }

    @Test
    void asksForOneConnectionAtATime() {
        var carla = Shop.at("shop.example", storage()).commercial("Carla");
        try (var one = database.oneConnection()) {
            var staff = new JdbcStaffRepository(JdbcClient.create(one));

            assertThat(staff.find(carla.id())).map(Account::staff).contains(carla);
        }
    }
}
