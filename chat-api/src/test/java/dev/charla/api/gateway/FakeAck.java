package dev.charla.api.gateway;

import dev.charla.api.socketio.Ack;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was answered. */
public final class FakeAck implements Ack {

    private final boolean requested;
    private final List<Object> answers = new ArrayList<>();

    /** @param requested whether the client waits for an answer */
    public FakeAck(boolean requested) {
        this.requested = requested;
    }

    @Override
    public boolean requested() {
        return requested;
    }

    @Override
    public void send(Object... args) {
        answers.addAll(List.of(args));
    }

    public List<Object> answers() {
        return answers;
    }
}
