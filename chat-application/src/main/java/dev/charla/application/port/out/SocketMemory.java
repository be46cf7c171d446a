package dev.charla.application.port.out;

import java.time.Duration;
import java.util.Optional;

/**
 * Remembers what sockets need to go on after their connection was lost, where any node finds it that shares this memory. It may
 * forget what it was told, and whoever asks then begins afresh. Nobody is kept waiting for a memory that is away.
 *
 * <p>A socket that goes on under a name that another had begins a new turn. From then on nothing counts that is said in the
 * turns before, by a node perhaps that does not know yet that its socket is gone.
 */
public interface SocketMemory {

    /**
     * Puts what is known in the place of what was known before.
     *
     * @param name which nobody can guess
     * @param lifetime after which it is forgotten
     * @return {@code false}, and nothing is kept, when another turn has begun
     */
    boolean keep(String name, String turn, String known, Duration lifetime);

    /** Begins a turn, and hands out what the one before has left: to one caller only, on whatever node. */
    Optional<String> take(String name, String turn);

    /** No effect when another turn has begun. */
    void forget(String name, String turn);

    /** Whether other nodes read it, so that it is worth telling while a socket still lives. */
    boolean isShared();
}
