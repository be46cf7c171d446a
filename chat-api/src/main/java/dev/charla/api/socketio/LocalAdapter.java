package dev.charla.api.socketio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The adapter of a server that is alone: what is published is received at once, in the caller's thread. */
public final class LocalAdapter implements Adapter {

    private @Nullable Receiver receiver;

    @Override
    public void start(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void publish(Message message) {
        Objects.requireNonNull(receiver, "not started").receive(message);
    }

    @Override
    public void subscribe(String namespace, String room) {}

    @Override
    public void unsubscribe(String namespace, String room) {}

    @Override
    public void close() {}
}
