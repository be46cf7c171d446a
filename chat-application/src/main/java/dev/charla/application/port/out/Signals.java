package dev.charla.application.port.out;

import java.util.function.Consumer;

/**
 * Carries what is told live only to every node, this one included.
 *
 * <p>At most once and in no promised order; nothing is stored, and who was not listening never hears of it. So a listener
 * forgets by itself what it was told, and nothing that must be right depends on a signal. Neither method blocks on a slow
 * listener.
 */
public interface Signals {

    void tell(Signal signal);

    /** @param listener called for each signal from now on, possibly by several threads at once; it must be quick */
    void subscribe(Consumer<Signal> listener);
}
