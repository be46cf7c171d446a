package dev.charla.application.port.out;

import dev.charla.domain.assistant.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what people and the assistant have said to each other, under small numbers for clients that take no others. A session is
 * its owner's alone: for anybody else there is none. Every method joins the caller's transaction, if there is one.
 */
public interface AssistantSessions {

    /** @return the number of a new, empty session, unlike that of any before */
    long open(String owner, Instant at);

    /**
     * The last turns of a session, oldest first.
     *
     * @return empty when the owner has no such session
     */
    Optional<List<Turn>> last(long session, String owner, int limit);

    /**
     * Adds turns after those that are there, in their order and with none of anybody else's between them.
     *
     * @return whether the owner has such a session
     */
    boolean add(long session, String owner, List<Turn> turns, Instant at);

    /** Removes sessions in which nothing was said since a time, at most so many. @return how many */
    int forget(Instant before, int limit);
}
