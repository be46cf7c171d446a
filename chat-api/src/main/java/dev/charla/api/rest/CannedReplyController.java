package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.WireInstant;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.CannedReplies;
import dev.charla.application.port.in.CannedReplies.Shared;
import dev.charla.application.port.in.ChangeCannedReplies.AddCannedReply;
import dev.charla.application.port.in.ChangeCannedReplies.RemoveCannedReply;
import dev.charla.application.port.in.ChangeCannedReplies.RewordCannedReply;
import dev.charla.application.port.in.Commands;
import dev.charla.domain.people.Staff;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.Wording;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Texts that staff keeps ready. */
@RestController
@Tag(name = "Canned replies")
@RequestMapping(CannedReplyController.PATH)
class CannedReplyController {

    static final String PATH = "/v2/canned-replies";

    private final Commands commands;
    private final CannedReplies replies;

    CannedReplyController(Commands commands, CannedReplies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    /** All of the tenant and of the caller's sites, by shortcut; there are never so many that pages are needed. */
    @GetMapping
    ListJson listCannedReplies(@AuthenticationPrincipal Identity caller) {
        return new ListJson(
                replies.all(Callers.staff(caller)).stream().map(ReplyJson::from).toList());
    }

    /** Keeps one more, for one site or, by supervisors, for all of the tenant. */
    @PostMapping
    @Refuses({ProblemType.SHORTCUT_TAKEN, ProblemType.CANNED_REPLIES_FULL})
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            headers = @Header(name = HttpHeaders.LOCATION, required = true))
    ResponseEntity<ReplyJson> addCannedReply(
            @AuthenticationPrincipal Identity caller, @Valid @RequestBody NewReplyRequest request) {
        var staff = Callers.staff(caller);
        var id = commands.send(new AddCannedReply(staff, request.site(), request.wording()));
        return ResponseEntity.created(URI.create(PATH + "/" + id)).body(view(staff, id));
    }

    /** Lets one say something else. */
    @PutMapping("/{id}")
    @Refuses(ProblemType.SHORTCUT_TAKEN)
    ReplyJson rewordCannedReply(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String id,
            @Valid @RequestBody WordingRequest request) {
        var staff = Callers.staff(caller);
        return view(
                staff,
                commands.send(new RewordCannedReply(
                        staff,
                        Ids.cannedReply(id),
                        new Wording(request.shortcut(), request.title(), request.content()))));
    }

    /** Keeps one no more. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCannedReply(@AuthenticationPrincipal Identity caller, @PathVariable String id) {
        commands.send(new RemoveCannedReply(Callers.staff(caller), Ids.cannedReply(id)));
    }

    private ReplyJson view(Staff staff, CannedReplyId id) {
        return ReplyJson.from(replies.view(staff, id));
    }

    /** @param shortcut letters, digits, hyphens and underscores, without the slash */
    @Schema(name = "CannedReplyWording")
    record WordingRequest(
            @NotNull @Size(max = 100) String shortcut,
            @NotNull @Size(max = 300) String title,
            @NotNull @Size(max = 8100) String content) {}

    /**
     * @param shortcut letters, digits, hyphens and underscores, without the slash
     * @param site the domain of the site whose staff shares it; absent for all of the tenant
     */
    @Schema(name = "NewCannedReply")
    record NewReplyRequest(
            @NotNull @Size(max = 100) String shortcut,
            @NotNull @Size(max = 300) String title,
            @NotNull @Size(max = 8100) String content,
            @Size(max = 255) @Nullable String site) {

        private Wording wording() {
            return new Wording(shortcut, title, content);
        }
    }

    /** @param site the domain of the site whose staff shares it; absent for all of the tenant */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CannedReply")
    record ReplyJson(
            UUID id,
            String shortcut,
            String title,
            String content,
            @Nullable String site,
            String updatedAt) {

        private static ReplyJson from(Shared shared) {
            var reply = shared.reply();
            var wording = reply.wording();
            return new ReplyJson(
                    reply.id().value(),
                    wording.shortcut(),
                    wording.title(),
                    wording.content(),
                    shared.domain(),
                    WireInstant.of(reply.writtenAt()));
        }
    }

    @Schema(name = "CannedReplyList")
    record ListJson(List<ReplyJson> cannedReplies) {}
}
