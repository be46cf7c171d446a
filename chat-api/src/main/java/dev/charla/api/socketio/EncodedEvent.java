package dev.charla.api.socketio;

import dev.charla.api.socketio.engineio.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event in the bytes that go over the wire, made once by {@link Namespace#encode} and queued by reference on any
 * number of sockets of that namespace.
 */
public final class EncodedEvent {

    private final String namespace;
    private final @Nullable Offset offset;
    private final List<Frame> frames;

    EncodedEvent(String namespace, @Nullable Offset offset, List<Frame> frames) {
        this.namespace = namespace;
        this.offset = offset;
        this.frames = List.copyOf(frames);
    }

    /** The namespace it was encoded for. */
    public String namespace() {
        return namespace;
    }

    /** The place that a client reports when it wants to recover, if the event carries one. */
    public Optional<Offset> offset() {
        return Optional.ofNullable(offset);
    }

    /** As {@link #offset}, for what runs once for each receiver. */
    @Nullable
    Offset place() {
        return offset;
    }

    /** The packet, then its attachments; to hand to other nodes and rebuild with {@link #of}. */
    public List<Frame> frames() {
        return frames;
    }

    /** Rebuilds what {@link #frames()} took apart. */
    public static EncodedEvent of(String namespace, @Nullable Offset offset, List<Frame> frames) {
        return new EncodedEvent(namespace, offset, frames);
    }
}
