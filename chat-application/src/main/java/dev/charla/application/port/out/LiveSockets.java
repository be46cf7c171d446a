package dev.charla.application.port.out;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Who has live sockets, on whatever node. An adapter that several nodes share keeps the node with each socket, renews what
 * its own node holds, and lets that of a node that is gone lapse by itself. Each method is atomic.
 */
public interface LiveSockets {

    /**
     * Notes down a socket; no effect when it is there.
     *
     * @return whether its owner had none before
     */
    boolean add(UUID person, String socket);

    /** @return whether this was its owner's last; {@code false} for one that was not there */
    boolean remove(UUID person, String socket);

    /** Those of the named people who have one at least. */
    Set<UUID> connected(Collection<UUID> people);

    /** Lets somebody see what neither {@link #add} nor {@link #remove} tells, from now on. */
    void watch(Witness witness);

    /**
     * Sees people go with a node that is gone, each once, on one of the nodes that are left; and come back when their node was
     * merely cut off for longer than it was waited for. At most once, as nodes may be gone before they tell; but what throws is
     * told again later. Called by one thread at a time, and may block.
     */
    interface Witness {

        /** The last socket lapsed, with nobody there to remove it. */
        void gone(UUID person);

        /** Somebody told to be gone has a socket after all. */
        void back(UUID person);
    }
}
