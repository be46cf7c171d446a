package dev.charla.application.port.in;

import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Staff;
import org.jspecify.annotations.Nullable;

/** Say how one wants to be reached; saying the same again counts as anew. */
public record ChooseStatus(Staff by, PresenceStatus status) implements Command<ChooseStatus.Chosen> {

    /** @param previous what was chosen before; {@code null} when nothing was */
    public record Chosen(@Nullable PresenceStatus previous) {}
}
