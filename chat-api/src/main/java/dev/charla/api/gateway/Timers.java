package dev.charla.api.gateway;

import java.time.Duration;

/** Runs things later, each once and in a thread of its own. What is waiting when the node stops is not run any more. */
@FunctionalInterface
interface Timers {

    void after(Duration delay, Runnable task);
}
