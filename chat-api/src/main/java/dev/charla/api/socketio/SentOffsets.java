package dev.charla.api.socketio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a socket was sent of which stream: enough to tell from the last event that its client saw where the client stands
 * in all of them.
 *
 * @param before where it stood in each stream before the first of {@code steps}
 * @param steps in the order in which they were sent
 * @param complete whether nothing was sent after them; where something may have been, the client stands in the stream of the last
 *     event that it saw where that says, and in the others no further than is known: it misses nothing, and may hear again
 *     what it was sent in those since
 */
public record SentOffsets(Map<String, Long> before, List<Step> steps, boolean complete) {

    public static final SentOffsets NONE = new SentOffsets(Map.of(), List.of());

    public SentOffsets {
        before = Map.copyOf(before);
        steps = List.copyOf(steps);
    }

    /** Everything that was sent. */
    public SentOffsets(Map<String, Long> before, List<Step> steps) {
        this(before, steps, true);
    }

    /** The same, of a socket that goes on being sent something. */
    SentOffsets soFar() {
        return new SentOffsets(before, steps, false);
    }

    /**
     * Where the client stands in each stream that it follows.
     *
     * @param last the place of the last event that it saw
     * @return empty when that was not sent, or so long ago that it is not known any more
     */
    public Optional<Map<String, Long>> positionsAt(Offset last) {
        int seen = steps.lastIndexOf(new Step.At(last));
        if (seen >= 0) {
            return Optional.of(Map.copyOf(after(seen + 1)));
        }
        return complete ? Optional.empty() : beyond(last);
    }

    private Optional<Map<String, Long>> beyond(Offset last) {
        var positions = after(steps.size());
        Long known = positions.get(last.stream());
        if (known == null || last.position() < known) {
            return Optional.empty();
        }
        positions.put(last.stream(), last.position());
        return Optional.of(Map.copyOf(positions));
    }

    private Map<String, Long> after(int count) {
        var positions = new HashMap<>(before);
        steps.subList(0, count).forEach(step -> step.apply(positions));
        return positions;
    }

    /** What one event, or the entering or leaving of a stream, changes. */
    public sealed interface Step {

        void apply(Map<String, Long> positions);

        /** From here on the client stands at that place. */
        record At(Offset place) implements Step {

            @Override
            public void apply(Map<String, Long> positions) {
                positions.put(place.stream(), place.position());
            }
        }

        /** From here on the client does not follow the stream. */
        record Left(String stream) implements Step {

            @Override
            public void apply(Map<String, Long> positions) {
                positions.remove(stream);
            }
        }
    }
}
