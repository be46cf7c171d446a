package dev.charla.api.rest;

import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.Enrollments;
import dev.charla.application.port.in.RegisterEnrollment;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Enrollment;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.people.InfluencerId;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The enrollments about which influencers and the company's operators speak. */
@RestController
@Tag(name = "Enrollments")
@RequestMapping("/v2/enrollments/{enrollmentId}")
@ConditionalOnProperty(name = "charla.dialects.enrollment", matchIfMissing = true)
class EnrollmentController {

    private static final String KEY = "[A-Za-z0-9._:-]{1,100}";

    private final Commands commands;
    private final Enrollments enrollments;

    EnrollmentController(Commands commands, Enrollments enrollments) {
        this.commands = commands;
        this.enrollments = enrollments;
    }

    /**
     * An admin or a program opens the chat of an enrollment, or gives it to another influencer. Whoever speaks for the influencer, every operator and the staff of the site see that chat from then on. The influencer
     * that an enrollment had before does not any more.
     */
    @PutMapping
    @ApiResponse(responseCode = "200", description = "It was registered before, and is now as it was said")
    @ApiResponse(
            responseCode = "201",
            description = "It is registered, and its chat is open",
            headers = @Header(name = HttpHeaders.LOCATION, required = true))
    ResponseEntity<EnrollmentJson> registerEnrollment(
            @AuthenticationPrincipal Identity caller,
            @PathVariable @Schema(pattern = KEY) String enrollmentId,
            @Valid @RequestBody EnrollmentRequest request) {
        var id = EnrollmentId.of(enrollmentId)
                .orElseThrow(
                        () -> new InvalidParameter("enrollmentId", "must be 1 to 100 letters, digits and . _ : -"));
        var enrollment = new Enrollment(id, new InfluencerId(request.influencerId()));
        var registered = commands.send(new RegisterEnrollment(caller.person(), enrollment, request.domain()));
        var json = EnrollmentJson.from(registered.chat());
        return registered.isNew()
                ? ResponseEntity.created(URI.create("/v2/enrollments/" + id)).body(json)
                : ResponseEntity.ok(json);
    }

    /** An enrollment with its chat, for those who see it. */
    @GetMapping
    EnrollmentJson viewEnrollment(
            @AuthenticationPrincipal Identity caller, @PathVariable @Schema(pattern = KEY) String enrollmentId) {
        var id = EnrollmentId.of(enrollmentId).orElseThrow(ChatNotFound::new);
        return EnrollmentJson.from(enrollments.seenBy(caller.person(), id));
    }

    /**
     * @param influencerId as the claim of the influencer's tokens has it
     * @param domain the site whose staff is to see the chat too; the first of the caller's sites when it is missing
     */
    record EnrollmentRequest(
            @NotNull @Pattern(regexp = "[!-~]{1,100}", message = "must be 1 to 100 printable ASCII characters")
            String influencerId,

            @Nullable String domain) {}

    record EnrollmentJson(String enrollmentId, String influencerId, UUID chatId) {

        private static EnrollmentJson from(Chat chat) {
            var enrollment = Objects.requireNonNull(chat.enrollment(), "a chat about no enrollment");
            return new EnrollmentJson(
                    enrollment.id().value(),
                    enrollment.influencer().value(),
                    chat.id().value());
        }
    }
}
