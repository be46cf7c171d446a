package dev.charla.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import dev.charla.domain.people.StaffRefusal.InvalidStaff;
import dev.charla.domain.people.StaffRefusal.LastAdmin;
import dev.charla.domain.people.StaffRefusal.OwnAccount;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmployeeTest {

    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final SiteId SHOP = new SiteId(new UUID(2, 1));
    private static final SiteId BRANCH = new SiteId(new UUID(2, 2));
    private static final Staff ADA = person(1, Role.ADMIN, SHOP, BRANCH);
    private static final Staff CARLA = person(2, Role.COMMERCIAL, SHOP);
    private static final Employee ADMIN = new Employee(ADA, null, true);
    private static final Employee COMMERCIAL = new Employee(CARLA, 5, true);
    private static final EmployeeChange NAME = new EmployeeChange(" Nora ", null, null, null, null);
    private static final EmployeeChange DEMOTION = new EmployeeChange(null, Set.of(Role.SUPERVISOR), null, null, null);

    @Test
    void whatIsNotSaidStays() {
        assertThat(COMMERCIAL.changed(EmployeeChange.NONE, CARLA.id(), Set.of(ADA.id())))
                .isEqualTo(COMMERCIAL);
        assertThat(COMMERCIAL
                        .changed(NAME, CARLA.id(), Set.of(ADA.id()))
                        .staff()
                        .name())
                .isEqualTo("Nora");
    }

    @Test
    void onlyAdminsChangeOthersAndRights() {
        var admins = Set.of(ADA.id());
        for (var change : List.of(
                DEMOTION,
                EmployeeChange.DEACTIVATION,
                new EmployeeChange(null, null, Set.of(BRANCH), null, null),
                new EmployeeChange(null, null, null, 1, null))) {
            assertThatExceptionOfType(AdminsOnly.class)
                    .isThrownBy(() -> COMMERCIAL.changed(change, CARLA.id(), admins));
            assertThat(COMMERCIAL.changed(change, ADA.id(), admins)).isNotEqualTo(COMMERCIAL);
        }
        assertThatExceptionOfType(AdminsOnly.class).isThrownBy(() -> ADMIN.changed(NAME, CARLA.id(), admins));
    }

    @Test
    void anAdminAlwaysStays() {
        var both = Set.of(ADA.id(), CARLA.id());
        assertThatExceptionOfType(LastAdmin.class)
                .isThrownBy(() -> ADMIN.changed(DEMOTION, ADA.id(), Set.of(ADA.id())));
        assertThatExceptionOfType(OwnAccount.class)
                .isThrownBy(() -> ADMIN.changed(EmployeeChange.DEACTIVATION, ADA.id(), both));
        assertThat(ADMIN.changed(DEMOTION, ADA.id(), both).isActiveAdmin()).isFalse();
        assertThat(ADMIN.changed(EmployeeChange.DEACTIVATION, CARLA.id(), both).isActiveAdmin())
                .isFalse();
    }

    @Test
    void rightsAreRolesSitesAndBeingThere() {
        assertThat(COMMERCIAL.hasOtherRightsThan(new Employee(CARLA, null, true)))
                .isFalse();
        assertThat(COMMERCIAL.hasOtherRightsThan(new Employee(CARLA, 5, false))).isTrue();
        assertThat(COMMERCIAL.hasOtherRightsThan(new Employee(person(2, Role.ADMIN, SHOP), 5, true)))
                .isTrue();
        assertThat(COMMERCIAL.hasOtherRightsThan(new Employee(person(2, Role.COMMERCIAL, BRANCH), 5, true)))
                .isTrue();
    }

    @Test
    void nobodyIsMadeToBeNonsense() {
        refuses("name", named(" "), null);
        refuses("name", named("x".repeat(201)), null);
        refuses("roles", new Staff(CARLA.id(), TENANT, "c@s", "C", Set.of(), Set.of(SHOP)), null);
        refuses("sites", person(2, Role.SUPERVISOR), null);
        refuses("capacity", CARLA, -1);
        refuses("capacity", CARLA, 1001);
        for (var capacity : new Integer[] {0, 1000}) {
            assertThat(Employee.wanted(named("x".repeat(200)), capacity, true).capacity())
                    .isEqualTo(capacity);
        }
        assertThat(Employee.wanted(person(2, Role.ADMIN), null, true).isActiveAdmin())
                .isTrue();
    }

    @Test
    void staffKnowsThoseWhoShareASite() {
        var bob = person(3, Role.COMMERCIAL, BRANCH);
        var stranger = new Staff(
                new StaffId(new UUID(4, 9)), new TenantId(new UUID(1, 2)), "s@o", "S", Set.of(), Set.of(SHOP));

        assertThat(CARLA.knows(ADA)).isTrue();
        assertThat(CARLA.knows(bob)).isFalse();
        assertThat(ADA.knows(person(5, Role.COMMERCIAL))).isTrue();
        assertThat(person(5, Role.COMMERCIAL).knows(person(5, Role.COMMERCIAL))).isTrue();
        assertThat(ADA.knows(stranger)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@", "@b", "a b@c", "a@b@c", "a@b\u0000"})
    void anAddressHasTwoParts(String text) {
        assertThatExceptionOfType(InvalidStaff.class).isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void anAddressIsComparedInLowerCaseAndHasAnEnd() {
        assertThat(new EmailAddress(" A@Shop.Example ").value()).isEqualTo("a@shop.example");
        assertThat(new EmailAddress("a@" + "b".repeat(252)).value()).hasSize(254);
        assertThatExceptionOfType(InvalidStaff.class).isThrownBy(() -> new EmailAddress("a@" + "b".repeat(253)));
    }

    @Test
    void aPasswordIsLongAndNotTheAddress() {
        for (var text : List.of("x".repeat(12), "x".repeat(200))) {
            var password = Password.chosenBy("a@shop.example", text);
            assertThat(password.value()).isEqualTo(text);
            assertThat(password.toString()).isNotBlank().doesNotContain(text);
        }
        for (var text : List.of("x".repeat(11), "x".repeat(201), "A@Shop.example")) {
            assertThatExceptionOfType(InvalidStaff.class).isThrownBy(() -> Password.chosenBy("a@shop.example", text));
        }
    }

    private static void refuses(String field, Staff staff, @Nullable Integer capacity) {
        assertThatExceptionOfType(InvalidStaff.class)
                .isThrownBy(() -> Employee.wanted(staff, capacity, true))
                .satisfies(refusal -> assertThat(refusal.field() + " " + refusal.rule())
                        .startsWith(field + " must")
                        .isEqualTo(refusal.getMessage()));
    }

    private static Staff named(String name) {
        return new Staff(CARLA.id(), TENANT, CARLA.email(), name, CARLA.roles(), CARLA.sites());
    }

    private static Staff person(long id, Role role, SiteId... sites) {
        return new Staff(
                new StaffId(new UUID(4, id)), TENANT, id + "@shop.example", "P" + id, Set.of(role), Set.of(sites));
    }
}
