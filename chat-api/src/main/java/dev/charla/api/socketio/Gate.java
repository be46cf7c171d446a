package dev.charla.api.socketio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets out what one socket is sent: nothing before its CONNECT is answered, nothing after it has gone, and nothing that a recovery has
 * delivered already. What comes too early is held and leaves with the answer.
 */
final class Gate {

    enum State {
        CONNECTING,
        CONNECTED,
        GONE
    }

    /** What becomes of an event. */
    enum Passage {
        /** It leaves now. */
        OPEN,
        /** Not now: it is held, or will never leave. */
        SHUT,
        /** More is held than may be: close the session. */
        OVERFULL
    }

    private final int limit;
    private volatile State state = State.CONNECTING;
    private volatile boolean answered;

    /** Offsets that a recovering client has, as long as their emission may still be under way. */
    private volatile @Nullable Set<Offset> replayed;

    private @Nullable List<EncodedEvent> held;

    /** @param limit events that may be held */
    Gate(int limit) {
        this.limit = limit;
    }

    State state() {
        return state;
    }

    /** Whether the client may know that it is connected, and so may send events. */
    boolean answered() {
        return answered;
    }

    Passage pass(EncodedEvent event) {
        Passage passage = state == State.CONNECTED ? Passage.OPEN : hold(event);
        // What was replayed is known for certain only once the gate is open.
        return passage == Passage.OPEN && wasReplayed(event) ? Passage.SHUT : passage;
    }

    private boolean wasReplayed(EncodedEvent event) {
        Set<Offset> earlier = replayed;
        Offset place = event.place();
        return earlier != null && place != null && earlier.contains(place);
    }

    private synchronized Passage hold(EncodedEvent event) {
        return switch (state) {
            case CONNECTED -> Passage.OPEN;
            case GONE -> Passage.SHUT;
            case CONNECTING -> {
                List<EncodedEvent> waiting = held == null ? new ArrayList<>() : held;
                held = waiting;
                waiting.add(event);
                yield waiting.size() > limit ? Passage.OVERFULL : Passage.SHUT;
            }
        };
    }

    /** The client saw this last: its emission may have reached the newcomer too, which stands in the same rooms. */
    void seen(Offset last) {
        replayed = Set.of(last);
    }

    /**
     * Opens: lets out the answer to CONNECT, what was missed, and what was held and is not among that.
     *
     * @param out must only queue; whatever else is sent meanwhile leaves after all of this
     * @return false if the socket has gone meanwhile
     */
    synchronized boolean open(EncodedEvent answer, List<EncodedEvent> missed, Consumer<EncodedEvent> out) {
        if (state != State.CONNECTING) {
            return false;
        }
        // Before it is queued: another thread may write it at once, and the client be quick.
        answered = true;
        out.accept(answer);
        var known = new HashSet<>(replayed == null ? Set.of() : replayed);
        for (EncodedEvent event : missed) {
            event.offset().ifPresent(known::add);
            out.accept(event);
        }
        for (EncodedEvent event : held == null ? List.<EncodedEvent>of() : held) {
            if (event.offset().isEmpty() || known.add(event.offset().get())) {
                out.accept(event);
            }
        }
        held = null;
        replayed = known.isEmpty() ? null : Set.copyOf(known);
        state = State.CONNECTED;
        return true;
    }

    /** From now on no emission can be one that a recovery has delivered already. */
    void forgetReplayed() {
        replayed = null;
    }

    /** @return the state before */
    synchronized State close() {
        State before = state;
        state = State.GONE;
        held = null;
        return before;
    }
}
