package dev.charla.application.port.out;

import dev.charla.domain.chat.RoomEntry;
import java.util.function.Consumer;

/**
 * Carries committed entries to every node that has listeners, this one included.
 *
 * <p>At most once, and in no promised order: whoever listens must drop what it has seen and fill jumps from the
 * {@link RoomLog}. Neither method blocks on a slow listener.
 */
public interface Backplane {

    void publish(RoomEntry entry);

    /** @param listener called for each entry published from now on, possibly by several threads at once */
    void subscribe(Consumer<RoomEntry> listener);
}
