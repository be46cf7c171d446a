package dev.charla.application.port.in;

import java.time.Duration;

/** How the webhook does: counts of this node since it started, and what waits on all nodes. */
public interface WebhookFigures {

    long delivered();

    /** Attempts that failed. */
    long failed();

    /** Messages that were given up. */
    long died();

    /** How many messages wait to be posted. */
    long waiting();

    /** How many messages were given up, and neither sent again nor forgotten since. */
    long dead();

    /** For how long the oldest that waits has done so; zero when none does. */
    Duration oldestAge();
}
