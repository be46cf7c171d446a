package dev.charla.infrastructure.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.contract.SiteRepositoryContract;
import dev.charla.application.contract.Storage;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource
class JdbcSiteRepositoryTest extends SiteRepositoryContract {

    private final Database database;

    JdbcSiteRepositoryTest(Database database) {
        this.database = database;
    }

    @Override
    protected Storage storage() {
        return JdbcStorage.emptyOn(database);
    }

    @Test
    void asksForOneConnectionAtATime() {
        var shop = Shop.at("shop.example", storage());
        try (var one = database.oneConnection()) {
            var sites = new JdbcSiteRepository(JdbcClient.create(one));

            assertThat(sites.all()).containsExactly(shop.site());
            assertThat(sites.findByDomain("shop.example")).contains(shop.site());
        }
    }
}
