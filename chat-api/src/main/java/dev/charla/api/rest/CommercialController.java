package dev.charla.api.rest;

import dev.charla.api.limits.EntranceLimits;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Availability;
import dev.charla.application.port.in.Availability.Available;
import dev.charla.application.port.in.Presence;
import dev.charla.domain.people.PresenceStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who of the staff takes chats. */
@RestController
@Tag(name = "Staff and presence")
@RequestMapping("/v2/commercials")
class CommercialController {

    private final Presence presence;
    private final Availability availability;
    private final EntranceLimits limits;

    CommercialController(Presence presence, Availability availability, EntranceLimits limits) {
        this.presence = presence;
        this.availability = availability;
        this.limits = limits;
    }

    /** Staff says how it wants to be reached. To be repeated within the lease by whoever holds no socket. */
    @PutMapping("/me/status")
    StatusJson choose(@AuthenticationPrincipal Identity caller, @Valid @RequestBody StatusRequest request) {
        var staff = Callers.staff(caller);
        var status = request.parsed();
        presence.choose(staff, status);
        return new StatusJson(staff.id().value(), nameOf(status));
    }

    /** Those of the caller's sites who would be given a chat now, whose turn it is first. */
    @GetMapping("/available")
    List<AvailableJson> available(@AuthenticationPrincipal Identity caller) {
        return availability.at(Callers.insider(caller).sites()).stream()
                .map(AvailableJson::from)
                .toList();
    }

    /** For pages that offer the chat only while somebody is there. */
    @PostMapping("/availability")
    @Refuses(ProblemType.UNAUTHENTICATED)
    StaffingJson availability(@Valid @RequestBody SiteRequest request, HttpServletRequest http) {
        limits.identify(http.getRemoteAddr());
        var staffing = availability.at(request.domain(), request.apiKey(), http.getHeader(HttpHeaders.ORIGIN));
        return new StaffingJson(staffing.available(), staffing.online());
    }

    static String nameOf(PresenceStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    @Schema(name = "CommercialStatusRequest")
    record StatusRequest(
            @NotNull @Schema(allowableValues = {"online", "busy", "away", "offline"})
            String status) {

        private PresenceStatus parsed() {
            return Arrays.stream(PresenceStatus.values())
                    .filter(known -> nameOf(known).equals(status))
                    .findFirst()
                    .orElseThrow(() -> new InvalidParameter("status", "must be online, busy, away or offline"));
        }
    }

    /** @param status as chosen; others see {@code offline} while the person has no socket */
    @Schema(name = "CommercialStatus")
    record StatusJson(
            UUID id,

            @Schema(allowableValues = {"online", "busy", "away", "offline"})
            String status) {}

    record SiteRequest(
            @NotNull @Size(max = 255) String domain,
            @NotNull @Size(max = 255) String apiKey) {}

    /** @param available whether somebody has room for one more chat */
    record StaffingJson(boolean available, int onlineCount) {}

    @Schema(name = "AvailableCommercial")
    record AvailableJson(
            UUID id,
            String name,

            @Schema(allowableValues = {"online", "busy", "away", "offline"})
            String status,

            long activeChats,
            int capacity) {

        private static AvailableJson from(Available colleague) {
            return new AvailableJson(
                    colleague.id().value(),
                    colleague.name(),
                    nameOf(colleague.status()),
                    colleague.activeChats(),
                    colleague.capacity());
        }
    }
}
