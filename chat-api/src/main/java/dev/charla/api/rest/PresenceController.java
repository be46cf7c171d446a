package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Presence;
import dev.charla.application.port.in.Presence.Present;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who of a chat is there. */
@RestController
@Tag(name = "Staff and presence")
class PresenceController {

    private final Presence presence;

    PresenceController(Presence presence) {
        this.presence = presence;
    }

    /** The chat's visitor and the commercial who has it, alike for everybody who may see the chat. */
    @GetMapping("/presence/chat/{chatId}")
    ChatPresenceJson ofChat(@AuthenticationPrincipal Identity caller, @PathVariable String chatId) {
        var chat = Ids.chat(chatId);
        return new ChatPresenceJson(
                chat.value(),
                presence.of(caller.person(), chat).stream()
                        .map(ParticipantJson::from)
                        .toList());
    }

    record ChatPresenceJson(UUID chatId, List<ParticipantJson> participants) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParticipantJson(
            UUID userId,

            @Schema(allowableValues = {"visitor", "commercial"})
            String userType,

            @Nullable String name,

            @Schema(allowableValues = {"online", "busy", "away", "offline"})
            String status) {

        private static ParticipantJson from(Present present) {
            var who = present.who();
            return new ParticipantJson(
                    who.id(),
                    who.type().name().toLowerCase(Locale.ROOT),
                    who.name(),
                    CommercialController.nameOf(present.status()));
        }
    }
}
