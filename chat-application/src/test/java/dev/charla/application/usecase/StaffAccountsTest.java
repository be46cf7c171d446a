package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.AddStaff;
import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.ChangeStaff.Changed;
import dev.charla.application.port.in.ChangeStaff.NewPassword;
import dev.charla.application.port.in.Colleagues.Colleague;
import dev.charla.application.port.in.IdentityRefusal.WrongCredentials;
import dev.charla.application.port.in.StartLogin;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.EmployeeChange;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import dev.charla.domain.people.StaffRefusal.EmailTaken;
import dev.charla.domain.people.StaffRefusal.InvalidStaff;
import dev.charla.domain.people.StaffRefusal.LastAdmin;
import dev.charla.domain.people.StaffRefusal.NoSuchCommercial;
import dev.charla.domain.people.StaffRefusal.OwnAccount;
import dev.charla.domain.people.StaffRefusal.WrongPassword;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StaffAccountsTest {

    private static final String PASSWORD = "correct horse battery";
    private static final EmployeeChange DEMOTION = new EmployeeChange(null, Set.of(Role.COMMERCIAL), null, null, null);
    private static final EmployeeChange ACTIVATION = new EmployeeChange(null, null, null, null, true);

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Shop branch = shop.branch("branch.example");
    private final Staff ada = shop.staff("Ada", Role.ADMIN);
    private final Staff carla = shop.commercial("Carla");

    @Test
    void anAdminAddsSomebodyForSomeSites() {
        var id = charla.add(adding(" Nora@Shop.Example ", Set.of(" Branch.Example "), 3));

        var account = charla.storage.staff().find(id).orElseThrow();
        assertThat(account.staff())
                .isEqualTo(new Staff(
                        id,
                        ada.tenant(),
                        "nora@shop.example",
                        "Nora",
                        Set.of(Role.COMMERCIAL),
                        Set.of(branch.site().id())));
        assertThat(charla.passwords.matches(PASSWORD, account.passwordHash())).isTrue();
        assertThat(charla.storage.roster().find(id).orElseThrow().capacity()).isEqualTo(3);
    }

    @Test
    void somebodyAddedWithoutSitesWorksForAllOfTheTenant() {
        charla.shop("other.example");
        var id = charla.add(adding("nora@shop.example", null, null));

        assertThat(employee(id).staff().sites())
                .containsExactlyInAnyOrder(shop.site().id(), branch.site().id());
    }

    @Test
    void nobodyIsAddedAgainstTheRules() {
        var rows = charla.storage.rows();
        charla.shop("other.example");
        refusesToAdd(InvalidStaff.class, adding("no address", null, null));
        refusesToAdd(InvalidStaff.class, adding("nora@shop.example", Set.of("other.example"), null));
        refusesToAdd(InvalidStaff.class, adding("nora@shop.example", Set.of(), null));
        refusesToAdd(InvalidStaff.class, adding("nora@shop.example", null, -1));
        refusesToAdd(
                InvalidStaff.class,
                new AddStaff(ada, "n@s.example", "N", "too short", Set.of(Role.COMMERCIAL), null, null));
        refusesToAdd(EmailTaken.class, adding("CARLA@shop.example", null, null));
        refusesToAdd(
                AdminsOnly.class, new AddStaff(carla, "n@s.example", "N", PASSWORD, Set.of(Role.ADMIN), null, null));
        assertThat(charla.storage.rows()).isEqualTo(rows + 2);
    }

    @Test
    void anAdminChangesWhateverThereIsToChange() {
        var changed = charla.change(new ChangeStaff(
                ada,
                carla.id(),
                new EmployeeChange(" Carlota ", Set.of(Role.SUPERVISOR), null, 7, null),
                Set.of("branch.example"),
                null));

        assertThat(changed.before()).isEqualTo(carla);
        assertThat(changed.rightsChanged()).isTrue();
        assertThat(changed.ended()).isEmpty();
        var after = employee(carla.id());
        assertThat(after.staff().name()).isEqualTo("Carlota");
        assertThat(after.staff().roles()).containsExactly(Role.SUPERVISOR);
        assertThat(after.staff().sites()).containsExactly(branch.site().id());
        assertThat(after.capacity()).isEqualTo(7);
    }

    @Test
    void aNameIsTheOwnersToChangeAndNoRight() {
        var changed = change(carla, carla, new EmployeeChange("Carlota", null, null, null, null));

        assertThat(changed.rightsChanged()).isFalse();
        assertThat(employee(carla.id()).staff().name()).isEqualTo("Carlota");
    }

    @Test
    void nobodyButAnAdminChangesOthersOrOnesOwnRights() {
        var carlos = shop.commercial("Carlos");
        var rename = new EmployeeChange("X", null, null, null, null);
        refuses(AdminsOnly.class, carla, carlos, rename);
        refuses(AdminsOnly.class, carla, carlos, EmployeeChange.DEACTIVATION);
        refuses(AdminsOnly.class, carla, carla, new EmployeeChange(null, Set.of(Role.ADMIN), null, null, null));
        refuses(NoSuchCommercial.class, carla, branch.commercial("Bob"), rename);
        refuses(NoSuchCommercial.class, ada, charla.shop("other.example").commercial("Stella"), rename);
        assertThatExceptionOfType(AdminsOnly.class)
                .isThrownBy(() -> charla.change(withPassword(carla, carlos, PASSWORD, null, null)));
        assertThatExceptionOfType(AdminsOnly.class)
                .isThrownBy(() -> charla.change(
                        new ChangeStaff(carla, carla.id(), EmployeeChange.NONE, Set.of("branch.example"), null)));
    }

    @Test
    void whoIsNoAdminAnyMoreChangesNobody() {
        var olga = shop.staff("Olga", Role.ADMIN);
        change(olga, ada, DEMOTION);

        refuses(AdminsOnly.class, ada, olga, DEMOTION);
    }

    @Test
    void aDeactivatedPersonComesInNoMore() {
        var first = login(carla);
        var second = login(carla);
        var others = login(ada);
        var proven = charla.storage.staff().find(carla.id()).orElseThrow();

        var changed = change(ada, carla, EmployeeChange.DEACTIVATION);

        assertThat(changed.rightsChanged()).isTrue();
        assertThat(changed.ended()).containsExactlyInAnyOrder(first, second);
        assertThat(charla.storage.logins().find(first).orElseThrow().ending()).isEqualTo(LoginEnding.REVOKED);
        assertThat(charla.storage.logins().find(others).orElseThrow().ending()).isNull();
        assertThat(charla.storage.staff().find(carla.id())).isEmpty();
        assertThat(charla.storage.staff().findByEmail(carla.email())).isEmpty();
        assertThat(charla.storage.roster().find(carla.id())).isEmpty();
        assertThatExceptionOfType(WrongCredentials.class).isThrownBy(() -> charla.start(new StartLogin(proven)));

        change(ada, carla, ACTIVATION);
        assertThat(charla.start(new StartLogin(proven))).isNotNull();
    }

    @Test
    void somebodyAlwaysStaysToManage() {
        refuses(OwnAccount.class, ada, ada, EmployeeChange.DEACTIVATION);
        refuses(LastAdmin.class, ada, ada, DEMOTION);
        var olga = shop.staff("Olga", Role.ADMIN);
        refuses(OwnAccount.class, ada, ada, EmployeeChange.DEACTIVATION);
        change(ada, ada, DEMOTION);
        refuses(LastAdmin.class, olga, olga, DEMOTION);
        assertThat(employee(ada.id()).staff().sites())
                .containsExactlyInAnyOrder(shop.site().id(), branch.site().id());
    }

    @Test
    void aNewPasswordEndsAllLogInsButTheOneThatAsks() {
        charla.storage.staff().setPassword(carla.id(), charla.passwords.hash("old password 1"));
        var mine = login(carla);
        var other = login(carla);
        var proven = charla.storage.staff().find(carla.id()).orElseThrow();

        var changed = charla.change(withPassword(carla, carla, PASSWORD, "old password 1", mine));

        assertThat(changed.rightsChanged()).isFalse();
        assertThat(changed.ended()).containsExactly(other);
        assertThat(matches(PASSWORD)).isTrue();
        assertThatExceptionOfType(WrongCredentials.class).isThrownBy(() -> charla.start(new StartLogin(proven)));
    }

    @Test
    void anAdminResetsAPasswordWithoutKnowingIt() {
        var login = login(carla);

        assertThat(charla.change(withPassword(ada, carla, PASSWORD, null, login(ada)))
                        .ended())
                .containsExactly(login);
        assertThat(matches(PASSWORD)).isTrue();
    }

    @Test
    void onesOwnPasswordIsChangedByWhoKnowsIt() {
        charla.storage.staff().setPassword(carla.id(), charla.passwords.hash("old password 1"));
        refusesPassword(InvalidStaff.class, withPassword(carla, carla, PASSWORD, null, null));
        refusesPassword(WrongPassword.class, withPassword(carla, carla, PASSWORD, "another one", null));
        refusesPassword(InvalidStaff.class, withPassword(carla, carla, "short", "old password 1", null));
        refusesPassword(InvalidStaff.class, withPassword(carla, carla, carla.email(), "old password 1", null));
        assertThat(matches("old password 1")).isTrue();
    }

    @Test
    void staffSeesThoseItSharesASiteWith() {
        var bob = branch.commercial("Bob");
        charla.shop("other.example").commercial("Stella");

        assertThat(charla.colleagues.view(carla, ada.id()))
                .isEqualTo(new Colleague(employee(ada.id()), List.of("branch.example", "shop.example")));
        assertThatExceptionOfType(NoSuchCommercial.class).isThrownBy(() -> charla.colleagues.view(carla, bob.id()));
        assertThat(charla.colleagues
                        .view(
                                charla.storage
                                        .staff()
                                        .find(ada.id())
                                        .orElseThrow()
                                        .staff(),
                                bob.id())
                        .domains())
                .containsExactly("branch.example");
    }

    @Test
    void listsColleaguesInPages() {
        var carlos = shop.commercial("Carlos");
        branch.commercial("Bob");

        var first = charla.colleagues.list(carla, null, 2);
        assertThat(first.colleagues())
                .extracting(one -> one.employee().staff().id())
                .containsExactly(ada.id(), carla.id());
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.next()).isEqualTo(carla.id());
        var last = charla.colleagues.list(carla, first.next(), 2);
        assertThat(last.colleagues())
                .extracting(one -> one.employee().staff().id())
                .containsExactly(carlos.id());
        assertThat(last.next()).isNull();
        assertThat(charla.colleagues.list(carla, null, 3).next()).isNull();
    }

    @Test
    void keepsPasswordsOutOfLogs() {
        assertThat(adding("n@s.example", null, null).toString()).doesNotContain(PASSWORD);
        assertThat(withPassword(ada, carla, PASSWORD, "old password", null).toString())
                .doesNotContain(PASSWORD)
                .doesNotContain("old password");
        assertThat(charla.storage.staff().find(carla.id()).orElseThrow().toString())
                .isNotBlank()
                .doesNotContain("hash-of");
    }

    private AddStaff adding(String email, @Nullable Set<String> sites, @Nullable Integer capacity) {
        return new AddStaff(ada, email, " Nora ", PASSWORD, Set.of(Role.COMMERCIAL), sites, capacity);
    }

    private static ChangeStaff withPassword(
            Staff by, Staff whom, String password, @Nullable String current, @Nullable LoginId spared) {
        return new ChangeStaff(by, whom.id(), EmployeeChange.NONE, null, new NewPassword(password, current, spared));
    }

    private Changed change(Staff by, Staff whom, EmployeeChange change) {
        return charla.change(new ChangeStaff(by, whom.id(), change));
    }

    private void refuses(Class<? extends StaffRefusal> why, Staff by, Staff whom, EmployeeChange change) {
        var before = employee(whom.id());
        assertThatExceptionOfType(why).isThrownBy(() -> change(by, whom, change));
        assertThat(employee(whom.id())).isEqualTo(before);
    }

    private void refusesPassword(Class<? extends StaffRefusal> why, ChangeStaff command) {
        assertThatExceptionOfType(why).isThrownBy(() -> charla.change(command));
    }

    private void refusesToAdd(Class<? extends StaffRefusal> why, AddStaff command) {
        assertThatExceptionOfType(why).isThrownBy(() -> charla.add(command));
    }

    private boolean matches(String password) {
        return charla.passwords.matches(
                password, charla.storage.staff().find(carla.id()).orElseThrow().passwordHash());
    }

    private LoginId login(Staff person) {
        return charla.start(
                        new StartLogin(charla.storage.staff().find(person.id()).orElseThrow()))
                .login();
    }

    private Employee employee(StaffId id) {
        return charla.storage.staff().employee(id).orElseThrow();
    }
}
