package dev.charla.api.rest;

import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A member of staff as it sees itself.
 *
 * @param sub its id, as in the claim of that name
 * @param roles in lower case, the least first
 */
record StaffJson(
        UUID sub,
        String email,
        String name,

        @ArraySchema(schema = @Schema(allowableValues = {"commercial", "supervisor", "admin"}))
        List<String> roles,

        UUID tenantId) {

    static StaffJson from(Staff staff) {
        return new StaffJson(
                staff.id().value(),
                staff.email(),
                staff.name(),
                staff.roles().stream().sorted().map(StaffJson::claim).toList(),
                staff.tenant().value());
    }

    private static String claim(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
