package dev.charla.domain.people;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How a member of staff stands towards chats that wait for somebody.
 *
 * @param chosen what the person wants to be; {@code null} while it never chose
 * @param chosenAt when it said so last; {@code null} together with {@code chosen}
 * @param capacity most chats at a time; {@code null} for as many as is usual here
 * @param activeChats those that are assigned to the person and not closed
 * @param idleSince when the person last got or finished a chat; {@code null} when it never had one
 */
public record Duty(
        StaffId staff,
        String name,
        @Nullable PresenceStatus chosen,
        @Nullable Instant chosenAt,
        @Nullable Integer capacity,
        long activeChats,
        @Nullable Instant idleSince) {

    /** Whose turn it is: the least loaded, of those the one who has been idle longest. */
    public static final Comparator<Duty> BY_TURN = comparing(Duty::activeChats)
            .thenComparing(Duty::idleSince, nullsFirst(naturalOrder()))
            .thenComparing(duty -> duty.staff().value());

    /**
     * Whether this person takes chats: it chose to, and is still there.
     *
     * @param connected whether a socket of the person lives
     * @param leaseStart whoever has no socket must have chosen after that
     */
    public boolean takesChats(boolean connected, Instant leaseStart) {
        return chosen == PresenceStatus.ONLINE && (connected || chosenAt != null && chosenAt.isAfter(leaseStart));
    }

    /** @param usual the capacity of whoever has none of its own */
    public boolean hasRoom(int usual) {
        return activeChats < capacityOr(usual);
    }

    public int capacityOr(int usual) {
        return capacity == null ? usual : capacity;
    }
}
