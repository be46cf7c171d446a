package dev.charla.application.port.in;

import dev.charla.domain.assistant.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keep what somebody and the assistant have said. Answers the session's number.
 *
 * @param session {@code null} to open one
 */
public record KeepExchange(String owner, @Nullable Long session, List<Turn> turns) implements Command<Long> {

    public KeepExchange {
        turns = List.copyOf(turns);
    }
}
