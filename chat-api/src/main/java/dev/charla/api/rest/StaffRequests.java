package dev.charla.api.rest;

import static java.util.stream.Collectors.toSet;

import dev.charla.application.port.in.AddStaff;
import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.ChangeStaff.NewPassword;
import dev.charla.domain.people.EmployeeChange;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What admins and people themselves say about accounts. */
final class StaffRequests {

    private StaffRequests() {}

    /**
     * @param roles {@code commercial}, {@code supervisor} or {@code admin}
     * @param sites domains; absent for all of the tenant
     */
    record NewStaff(
            @NotNull String email,
            @NotNull String name,
            @NotNull String password,
            @NotNull @Size(max = 10) List<@NotNull String> roles,
            @Size(max = 1000) @Nullable List<@NotNull String> sites,
            @Nullable Integer capacity) {

        AddStaff command(Staff by) {
            return new AddStaff(by, email, name, password, parsed(roles), setOf(sites), capacity);
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "NewStaff[…]";
        }
    }

    /** What is absent stays as it is. */
    record StaffPatch(
            @Nullable String name,
            @Size(max = 10) @Nullable List<@NotNull String> roles,
            @Size(max = 1000) @Nullable List<@NotNull String> sites,
            @Nullable Integer capacity,
            @Nullable String password,
            @Size(max = 1000) @Nullable String currentPassword,
            @Nullable Boolean active) {

        ChangeStaff command(Staff by, StaffId whom, @Nullable LoginId login) {
            var change = new EmployeeChange(name, roles == null ? null : parsed(roles), null, capacity, active);
            var next = password == null ? null : new NewPassword(password, currentPassword, login);
            return new ChangeStaff(by, whom, change, setOf(sites), next);
        }

        /** Keeps the passwords out of logs. */
        @Override
        public String toString() {
            return "StaffPatch[…]";
        }
    }

    private static Set<Role> parsed(List<String> names) {
        return names.stream().map(StaffRequests::role).collect(toSet());
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter("roles", "must be of commercial, supervisor and admin"));
    }

    private static @Nullable Set<String> setOf(@Nullable List<String> texts) {
        return texts == null ? null : Set.copyOf(texts);
    }
}
