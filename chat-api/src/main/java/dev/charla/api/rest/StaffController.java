package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.limits.EntranceLimits;
import dev.charla.api.rest.Cursor.Kind;
import dev.charla.api.rest.StaffRequests.NewStaff;
import dev.charla.api.rest.StaffRequests.StaffPatch;
import dev.charla.api.security.Identity;
import dev.charla.api.security.StaffChanges;
import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.Colleagues;
import dev.charla.application.port.in.Commands;
import dev.charla.domain.people.EmployeeChange;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of the staff. */
@RestController
@Tag(name = "Accounts")
@RequestMapping("/v2/commercials")
class StaffController {

    private final Commands commands;
    private final StaffChanges changes;
    private final Colleagues colleagues;
    private final EntranceLimits limits;

    StaffController(Commands commands, StaffChanges changes, Colleagues colleagues, EntranceLimits limits) {
        this.commands = commands;
        this.changes = changes;
        this.colleagues = colleagues;
        this.limits = limits;
    }

    /** An admin adds somebody, who can log in from now on. */
    @PostMapping
    @Refuses(ProblemType.EMAIL_TAKEN)
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            headers = @Header(name = HttpHeaders.LOCATION, required = true))
    ResponseEntity<ColleagueJson> addColleague(
            @AuthenticationPrincipal Identity caller, @Valid @RequestBody NewStaff request) {
        var admin = Callers.staff(caller);
        var id = commands.send(request.command(admin));
        return ResponseEntity.created(URI.create("/v2/commercials/" + id)).body(view(admin, id));
    }

    /** For admins everybody of the tenant, for others those who share a site with them; who came first, first. */
    @GetMapping
    ColleagueListJson listColleagues(
            @AuthenticationPrincipal Identity caller,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var viewer = Callers.staff(caller);
        InvalidParameter.refuseUnlessWithin("limit", limit, 1, Colleagues.MAX_LIMIT);
        return ColleagueListJson.from(colleagues.list(viewer, cursor == null ? null : place(cursor), limit));
    }

    /** Somebody of the staff, for admins of the tenant and for whoever shares a site with that person. */
    @GetMapping("/{id}")
    ColleagueJson viewColleague(@AuthenticationPrincipal Identity caller, @PathVariable String id) {
        return view(Callers.staff(caller), Ids.colleague(id));
    }

    /** Admins change anybody, others their own name and password. */
    @PatchMapping("/{id}")
    @Refuses({ProblemType.LAST_ADMIN, ProblemType.OWN_ACCOUNT})
    ColleagueJson changeColleague(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String id,
            @Valid @RequestBody StaffPatch request,
            HttpServletRequest http) {
        var by = Callers.staff(caller);
        var whom = Ids.colleague(id);
        limited(by, request, http, () -> changes.make(request.command(by, whom, caller.login())));
        return view(by, whom);
    }

    /** Keeps the person out from now on. What it wrote and the chats that it has stay. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses({ProblemType.LAST_ADMIN, ProblemType.OWN_ACCOUNT})
    void deactivateColleague(@AuthenticationPrincipal Identity caller, @PathVariable String id) {
        changes.make(new ChangeStaff(Callers.staff(caller), Ids.colleague(id), EmployeeChange.DEACTIVATION));
    }

    /** A password that is tried here counts as one that is tried at the log-in. */
    private void limited(Staff by, StaffPatch request, HttpServletRequest http, Runnable change) {
        var tried = request.currentPassword() != null;
        if (tried) {
            limits.logIn(by.email(), http.getRemoteAddr());
        }
        change.run();
        if (tried) {
            limits.loggedIn(by.email(), http.getRemoteAddr());
        }
    }

    private ColleagueJson view(Staff viewer, StaffId id) {
        return ColleagueJson.from(colleagues.view(viewer, id));
    }

    private static StaffId place(String text) {
        var cursor = Cursor.parse(text);
        if (cursor.list() != Kind.COMMERCIALS) {
            throw Cursor.invalid();
        }
        return new StaffId(new UUID(cursor.place(0), cursor.place(1)));
    }

    /** @param nextCursor where the next page begins; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ColleagueListJson(
            List<ColleagueJson> commercials,
            long total,
            boolean hasMore,
            @Nullable String nextCursor) {

        private static ColleagueListJson from(Colleagues.Page page) {
            return new ColleagueListJson(
                    page.colleagues().stream().map(ColleagueJson::from).toList(),
                    page.total(),
                    page.next() != null,
                    page.next() == null ? null : cursorOf(page.next()));
        }

        private static String cursorOf(StaffId last) {
            var id = last.value();
            return Cursor.of(Kind.COMMERCIALS, id.getMostSignificantBits(), id.getLeastSignificantBits())
                    .text();
        }
    }
}
