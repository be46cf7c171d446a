package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class StaffRepositoryContract {

    private Storage storage;
    private Shop shop;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
    }

    @Test
    void isEmptyUntilSomebodyComes() {
        assertThat(storage.staff().isEmpty()).isTrue();
        shop.commercial("Carla");

        assertThat(storage.staff().isEmpty()).isFalse();
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        shop.commercial("Carla");

        assertThat(storage.staff().findByEmail("carlos@shop.example")).isEmpty();
        assertThat(storage.staff().find(new StaffId(storage.ids().next()))).isEmpty();
    }

    @Test
    void findsSomebodyByAddressAndId() {
        var carla = shop.commercial("Carla");

        var account = storage.staff().findByEmail("carla@shop.example").orElseThrow();
        assertThat(account.staff()).isEqualTo(carla);
        assertThat(account.passwordHash()).isEqualTo("hash-of-Carla");
        assertThat(storage.staff().find(carla.id())).contains(account);
    }

    @Test
    void keepsAllRolesAndSites() {
        var branch = shop.branch("branch.example");
        var both = new Staff(
                new StaffId(storage.ids().next()),
                shop.site().tenant(),
                "both@shop.example",
                "Both",
                EnumSet.of(Role.COMMERCIAL, Role.SUPERVISOR),
                Set.of(shop.site().id(), branch.site().id()));
        storage.inTransaction(() -> storage.staff().add(both, "hash"));

        assertThat(storage.staff().find(both.id())).map(Account::staff).contains(both);
    }

    @Test
    void givesAnAdminEverySiteOfTheTenantAndNoOther() {
        var admin = shop.staff("Ada", Role.ADMIN);
        var later = shop.branch("later.example");
        Shop.at("elsewhere.example", storage);

        assertThat(storage.staff().find(admin.id()).orElseThrow().staff().sites())
                .containsExactlyInAnyOrder(shop.site().id(), later.site().id());
    }

    @Test
    void numbersEachPersonForGood() {
        var carla = shop.commercial("Carla");
        var number = storage.staff().find(carla.id()).orElseThrow().number();
        var carlos = shop.commercial("Carlos");

        assertThat(number).isPositive();
        assertThat(storage.staff().find(carla.id()).orElseThrow().number()).isEqualTo(number);
        assertThat(storage.staff().find(carlos.id()).orElseThrow().number()).isNotEqualTo(number);
    }

    @Test
    void takesAnAddressOnce() {
        shop.commercial("Carla");

        assertThatException().isThrownBy(() -> shop.commercial("Carla"));
    }
}
