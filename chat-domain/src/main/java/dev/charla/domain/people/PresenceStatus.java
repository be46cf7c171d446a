package dev.charla.domain.people;

import org.jspecify.annotations.Nullable;

/** How somebody can be reached now. */
public enum PresenceStatus {
    ONLINE,
    BUSY,
    AWAY,
    OFFLINE;

    /**
     * What others see of somebody.
     *
     * @param chosen what that person wants to be; {@code null} for who never chose, and for visitors, who cannot
     * @param connected whether a socket of that person lives
     */
    public static PresenceStatus seen(@Nullable PresenceStatus chosen, boolean connected) {
        if (!connected) {
            return OFFLINE;
        }
        return chosen == null ? ONLINE : chosen;
    }
}
