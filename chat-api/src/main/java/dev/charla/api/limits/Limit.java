package dev.charla.api.limits;

/** What is counted by itself for each caller. Whatever is new is a read, a write or an event by default. */
public enum Limit {
    /** Requests that change nothing. */
    READS,
    /** Requests and events that change something. */
    WRITES,
    UPLOADS,
    SEARCHES,
    /** What would be a read or a write if a person did it. */
    PROGRAMS,
    /** Whatever somebody does who is not proven, or whose proof does not hold; counted for the address. */
    STRANGERS,
    /** Connections opened from an address. */
    CONNECTIONS,
    /** Events of sockets that are nothing else. */
    EVENTS,
    JOINS,
    TYPING,
    /** Frames of plain WebSockets, each of which may be a question to the assistant. */
    QUESTIONS,
    /** Events that were refused for being too many. Over this, a socket is cut off. */
    REFUSALS;

    /**
     * Whether all nodes count together. What comes by sockets in great number, and costs little, is counted by the node that has
     * them: a person has few sockets, and asking elsewhere would cost more than the event.
     */
    boolean isShared() {
        return switch (this) {
            case READS, WRITES, UPLOADS, SEARCHES, PROGRAMS, STRANGERS, CONNECTIONS, QUESTIONS -> true;
            case EVENTS, JOINS, TYPING, REFUSALS -> false;
        };
    }
}
