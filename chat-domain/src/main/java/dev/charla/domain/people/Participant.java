package dev.charla.domain.people;

/** Somebody with a proven identity who may take part in a chat. */
public sealed interface Participant permits Visitor, Staff {

    /** Whether this person works for the site, and so may see and write internal notes. */
    boolean isStaff();

    /** This person as the author of a message. */
    Sender asSender();
}
