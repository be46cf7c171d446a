package dev.charla.api.dialect.enrollment;

import dev.charla.domain.people.Sender;

/** The two sides that this language knows: whoever is not the influencer's is the company's. */
final class Side {

    private Side() {}

    static String of(Sender who) {
        return switch (who.type()) {
            case VISITOR -> "influencer";
            case COMMERCIAL, BOT, SYSTEM -> "operations";
        };
    }

    /** There is a name for everybody here, if only that of the side. */
    static String nameOf(Sender who) {
        return who.name() == null ? of(who) : who.name();
    }
}
