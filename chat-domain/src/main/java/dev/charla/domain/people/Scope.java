package dev.charla.domain.people;

/** A kind of thing that a program may do; none includes another. */
public enum Scope {
    CHATS_READ,
    CHATS_WRITE,
    /** Notes included, as for all insiders. */
    MESSAGES_READ,
    MESSAGES_WRITE,
    WEBHOOKS_MANAGE
}
