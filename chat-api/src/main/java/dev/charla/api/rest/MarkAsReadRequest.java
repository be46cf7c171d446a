package dev.charla.api.rest;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.charla.api.json.ClaimedSender;
import dev.charla.api.json.ForgedSender;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.MarkAsRead;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v2/messages/mark-as-read}.
 *
 * @param messageIds texts that are no ids name nothing, and count for nothing
 * @param others every other field; ignored, but for what it claims about the reader
 */
record MarkAsReadRequest(
        @NotNull @Size(min = 1, max = MarkAsRead.MAX_MESSAGES)
        List<@NotNull String> messageIds,

        @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

    /** @throws ForgedSender when the body says that somebody else sends it */
    MarkAsRead commandOf(Identity caller) {
        if (others != null) {
            ClaimedSender.refuseUnlessOf(caller.person().asSender(), others);
        }
        var ids = messageIds.stream().map(Ids::messageIfId).flatMap(Optional::stream);
        return new MarkAsRead(caller.person(), ids.collect(toSet()));
    }
}
