package dev.charla.domain.people;

import java.util.Set;

/** Somebody on the side of the sites: a member of staff, or a program of the company's. */
public sealed interface Insider extends Participant permits Staff, Integration {

    /** The sites whose chats are this one's to see. */
    Set<SiteId> sites();

    @Override
    default boolean isStaff() {
        return true;
    }
}
