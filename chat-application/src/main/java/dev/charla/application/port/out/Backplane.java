package dev.charla.application.port.out;

import dev.charla.domain.chat.RoomEntry;
import java.util.function.Consumer;

/**
 * Carries committed entries to every node that has listeners, this one included.
 *
 * <p><b>Delivery.</b> At most once, and in no promised order: whoever listens must drop what it has seen and fill jumps from
 * the {@link RoomLog}. An adapter that reads the log as well makes up for what was lost, but late, and without an order either.
 * This node's own entries reach its listeners whatever becomes of the way to the others. Neither {@code publish} nor a slow
 * listener keeps anybody waiting, and a way that is cut is no reason to throw.
 *
 * <p><b>Interest.</b> A node hears the channels that it follows; it may hear others too. A channel is followed until it has
 * been left as often as it was followed. What is published while {@link #follow} is under way may be missed, what is published
 * after it has returned may not, unless the way is cut: so whoever follows a room reads where it stands afterwards.
 */
public interface Backplane {

    void publish(RoomEntry entry);

    /** @param listener called for each entry published from now on, possibly by several threads at once; it must be quick */
    void subscribe(Consumer<RoomEntry> listener);

    /** Waits for the way to be open, but not long: where it is not, the listeners are served as soon as it is. */
    default void follow(Channel channel) {}

    /** No effect for a channel that is not followed. */
    default void leave(Channel channel) {}

    /** How far entries get at this moment. */
    default Reach reach() {
        return Reach.THIS_NODE;
    }

    /** How far entries get. */
    enum Reach {
        /** There is no way to others. */
        THIS_NODE,
        EVERY_NODE,
        /** The way to others is cut, so that this node neither reaches nor hears them. */
        CUT_OFF
    }
}
