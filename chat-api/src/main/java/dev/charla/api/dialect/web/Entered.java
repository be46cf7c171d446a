package dev.charla.api.dialect.web;

import dev.charla.api.dialect.web.WebDialect.Said;
import dev.charla.api.gateway.Joined;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a chat's rooms stood that were joined together.
 *
 * @param shared {@code null} when only the notes were joined
 * @param notes {@code null} for whoever may not hear them
 */
record Entered(@Nullable Joined shared, @Nullable Joined notes) {

    /** The room that was asked for. */
    Joined of(RoomReference reference) {
        return Objects.requireNonNull(reference.notesAlone() ? notes : shared, "a room that was not joined");
    }

    boolean truncated() {
        return rooms().anyMatch(Joined::truncated);
    }

    List<Said> missed() {
        return rooms().flatMap(joined -> joined.missed().stream())
                .flatMap(entry -> WebDialect.said(entry).stream())
                .toList();
    }

    private Stream<Joined> rooms() {
        return Stream.of(Optional.ofNullable(shared), Optional.ofNullable(notes))
                .flatMap(Optional::stream);
    }
}
