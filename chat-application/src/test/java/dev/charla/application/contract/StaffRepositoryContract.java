package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.EmailTaken;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
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

        assertThatExceptionOfType(EmailTaken.class).isThrownBy(() -> shop.commercial("Carla"));
    }

    @Test
    void keepsWhatWasChangedAboutSomebody() {
        var carla = shop.commercial("Carla");
        var branch = shop.branch("branch.example");
        var moved = new Staff(
                carla.id(),
                carla.tenant(),
                carla.email(),
                "Carlota",
                Set.of(Role.SUPERVISOR),
                Set.of(branch.site().id()));
        var changed = new Employee(moved, 3, true);
        storage.inTransaction(() -> {
            assertThat(storage.staff().lock(carla.id())).contains(new Employee(carla, null, true));
            storage.staff().update(changed);
            storage.staff().setPassword(carla.id(), "another hash");
        });

        assertThat(storage.staff().employee(carla.id())).contains(changed);
        var account = storage.staff().find(carla.id()).orElseThrow();
        assertThat(account.staff()).isEqualTo(moved);
        assertThat(account.passwordHash()).isEqualTo("another hash");
        assertThat(storage.roster().find(carla.id()).orElseThrow().capacity()).isEqualTo(3);
    }

    @Test
    void givesNoAccountToWhoLeft() {
        var carla = shop.commercial("Carla");
        var carlos = shop.commercial("Carlos");
        storage.inTransaction(() -> storage.roster().choose(carla.id(), PresenceStatus.ONLINE, Shop.OPENING));
        deactivate(carla);

        assertThat(storage.staff().find(carla.id())).isEmpty();
        assertThat(storage.staff().findByEmail(carla.email())).isEmpty();
        assertThat(storage.staff().findAll(List.of(carla.id(), carlos.id()))).containsExactly(carlos);
        assertThat(storage.staff().employee(carla.id())).contains(new Employee(carla, null, false));
        assertThat(storage.roster().find(carla.id())).isEmpty();
        assertThat(storage.roster().online(shop.site().id())).isEmpty();
        assertThatExceptionOfType(EmailTaken.class).isThrownBy(() -> shop.commercial("Carla"));
    }

    @Test
    void findsManyAtOnceWithTheSitesOfEach() {
        var admin = shop.staff("Ada", Role.ADMIN);
        var branch = shop.branch("branch.example");
        var carla = shop.commercial("Carla");

        var found = storage.staff()
                .findAll(List.of(
                        admin.id(), carla.id(), new StaffId(storage.ids().next())));
        assertThat(found).hasSize(2).contains(carla);
        assertThat(found)
                .filteredOn(person -> person.id().equals(admin.id()))
                .flatExtracting(Staff::sites)
                .containsExactlyInAnyOrder(shop.site().id(), branch.site().id());
        assertThat(storage.staff().findAll(List.of())).isEmpty();
    }

    @Test
    void knowsNobodyWhereNobodyIs() {
        var nobody = new StaffId(storage.ids().next());

        assertThat(storage.staff().employee(nobody)).isEmpty();
        assertThat(storage.inTransaction(() -> storage.staff().lock(nobody))).isEmpty();
        assertThat(storage.inTransaction(
                        () -> storage.staff().lockAdmins(shop.site().tenant())))
                .isEmpty();
    }

    @Test
    void listsWhomTheViewerKnowsInPages() {
        var ada = shop.staff("Ada", Role.ADMIN);
        var carla = shop.commercial("Carla");
        var bob = shop.branch("branch.example").commercial("Bob");
        var left = shop.commercial("Lea");
        deactivate(left);
        Shop.at("elsewhere.example", storage).staff("Stella", Role.ADMIN);

        assertThat(known(ada, null, 10)).containsExactly(ada.id(), carla.id(), bob.id(), left.id());
        assertThat(known(carla, null, 10)).containsExactly(ada.id(), carla.id(), left.id());
        assertThat(known(bob, null, 10)).containsExactly(ada.id(), bob.id());
        assertThat(known(carla, ada.id(), 1)).containsExactly(carla.id());
        assertThat(storage.staff().countKnown(ada)).isEqualTo(4);
        assertThat(storage.staff().countKnown(carla)).isEqualTo(3);
    }

    @Test
    void knowsTheActiveAdminsOfATenant() {
        var ada = shop.staff("Ada", Role.ADMIN);
        shop.staff("Sue", Role.SUPERVISOR);
        deactivate(shop.staff("Olga", Role.ADMIN));
        Shop.at("elsewhere.example", storage).staff("Stella", Role.ADMIN);

        assertThat(storage.inTransaction(
                        () -> storage.staff().lockAdmins(shop.site().tenant())))
                .containsExactly(ada.id());
    }

    /** Each demotes the other where two are left. */
    @Test
    void ofTwoThatCountTheAdminsAtOnceTheSecondSeesWhatTheFirstDid() throws Exception {
        var admins = List.of(shop.staff("Ada", Role.ADMIN), shop.staff("Olga", Role.ADMIN));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var demotions = admins.stream()
                    .<Callable<Boolean>>map(admin -> () -> demoteUnlessLast(admin))
                    .toList();
            var done = new ArrayList<Boolean>();
            for (var demotion : threads.invokeAll(demotions)) {
                done.add(demotion.get());
            }
            assertThat(done).containsExactlyInAnyOrder(true, false);
        }
    }

    private boolean demoteUnlessLast(Staff admin) {
        return storage.inTransaction(() -> {
            var more = storage.staff().lockAdmins(admin.tenant()).size() > 1;
            if (more) {
                deactivateNow(admin);
            }
            return more;
        });
    }

    private void deactivate(Staff person) {
        storage.inTransaction(() -> deactivateNow(person));
    }

    private void deactivateNow(Staff person) {
        storage.staff().update(new Employee(person, null, false));
    }

    private List<StaffId> known(Staff viewer, @Nullable StaffId after, int limit) {
        return storage.staff().known(viewer, after, limit).stream()
                .map(employee -> employee.staff().id())
                .toList();
    }
}
