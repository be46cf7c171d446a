package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.application.port.in.Colleagues.Colleague;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff as colleagues see it.
 *
 * @param roles in lower case, the least first
 * @param sites domains, in alphabetical order
 * @param capacity absent for as many chats as is usual
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ColleagueJson(
        UUID id,
        String email,
        String name,
        List<String> roles,
        List<String> sites,
        @Nullable Integer capacity,
        boolean active) {

    static ColleagueJson from(Colleague colleague) {
        var employee = colleague.employee();
        var staff = employee.staff();
        return new ColleagueJson(
                staff.id().value(),
                staff.email(),
                staff.name(),
                StaffJson.roles(staff),
                colleague.domains(),
                employee.capacity(),
                employee.active());
    }
}
