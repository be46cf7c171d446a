package dev.charla.api.websocket;

import java.util.Map;
import java.util.Set;

/** What one kind of client says over a plain WebSocket, and hears. Frames are written as JSON. */
public interface PlainDialect {

    /** Where its clients connect. */
    Set<String> paths();

    /**
     * Answers an event; those of one socket come one after another, each in a thread that may block.
     *
     * @param data of the frame; empty where it has none that is an object
     * @return the frame that goes back
     */
    Object answer(Caller caller, String event, Map<String, Object> data);

    /** The frame for whoever is not let in, or no longer; the connection closes behind it. */
    Object notLetIn(Closed why);

    /** The frame for a frame that is not answered. */
    Object notAnswered(Unanswered why);

    /** Why a connection is closed. */
    enum Closed {
        NO_TOKEN,
        BAD_TOKEN,
        /** The token holds, but proves nobody whom this is for; or it cannot be checked now. */
        OTHERWISE
    }

    /** Why a frame is not answered. */
    enum Unanswered {
        /** It is no JSON object with an event. */
        UNREADABLE,
        /** Too many frames wait already. */
        TOO_MANY,
        /** Too many were sent in a while. */
        TOO_OFTEN,
        /** Something went wrong here. */
        FAILED
    }
}
