package dev.charla.domain.people;

/** Somebody with a proven identity who may take part in a chat. */
public sealed interface Participant permits Visitor, Insider, Correspondent {

    /** Whether this is somebody of the site's, and so may see and write internal notes. */
    boolean isStaff();

    /** The author of whatever this participant writes. */
    Sender asSender();
}
