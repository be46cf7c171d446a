package dev.charla.api.socketio.packet;

import dev.charla.api.socketio.engineio.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes a placeholder wherever Jackson would write base64, however deep inside an object, and keeps the bytes aside. */
final class AttachmentCollector extends JsonGeneratorDelegate {

    private final List<Frame> attachments = new ArrayList<>(0);

    AttachmentCollector(JsonGenerator out) {
        super(out, false);
    }

    List<Frame> attachments() {
        return attachments;
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        writeStartObject();
        writeBooleanProperty("_placeholder", true);
        writeNumberProperty("num", attachments.size());
        writeEndObject();
        attachments.add(Frame.binary(Arrays.copyOfRange(data, offset, offset + length)));
        return this;
    }
}
