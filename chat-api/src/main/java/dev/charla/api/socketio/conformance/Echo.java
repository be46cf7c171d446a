package dev.charla.api.socketio.conformance;

import dev.charla.api.socketio.engineio.CloseReason;
import dev.charla.api.socketio.engineio.EngineListener;
import dev.charla.api.socketio.engineio.EngineSession;
import dev.charla.api.socketio.engineio.Frame;
import java.util.Arrays;
import java.util.List;

/** Sends every message back as it came. */
record Echo(EngineSession session) implements EngineListener {

    @Override
    public void onText(byte[] buffer, int offset, int length) {
        byte[] packet = Arrays.copyOfRange(buffer, offset - 1, offset + length);
        packet[0] = '4';
        session.send(List.of(Frame.text(packet)));
    }

    @Override
    public void onBinary(byte[] data) {
        session.send(List.of(Frame.binary(data)));
    }

    @Override
    public void onClose(CloseReason reason) {}

    @Override
    public void onTick(long now) {}
}
