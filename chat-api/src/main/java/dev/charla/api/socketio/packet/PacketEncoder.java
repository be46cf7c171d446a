package dev.charla.api.socketio.packet;

import dev.charla.api.socketio.engineio.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes the frames of a packet: one text, then its attachments. Thread-safe. */
public final class PacketEncoder {

    private static final char ENGINE_MESSAGE = '4';

    private final JsonMapper mapper;

    /** @param mapper writes the application's own types */
    public PacketEncoder(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws IllegalArgumentException if the event is reserved, or an argument cannot be written as JSON */
    public List<Frame> event(String namespace, long id, String event, @Nullable String offset, Object... args) {
        if (PacketDecoder.RESERVED.contains(event)) {
            throw new IllegalArgumentException("\"" + event + "\" is reserved");
        }
        var values = new ArrayList<@Nullable Object>(args.length + 2);
        values.add(event);
        values.addAll(Arrays.asList(args));
        if (offset != null) {
            values.add(offset);
        }
        return encode(PacketType.EVENT, PacketType.BINARY_EVENT, namespace, id, values);
    }

    public List<Frame> ack(String namespace, long id, Object... args) {
        return encode(PacketType.ACK, PacketType.BINARY_ACK, namespace, id, Arrays.asList(args));
    }

    public List<Frame> connect(String namespace, Object data) {
        return encode(PacketType.CONNECT, PacketType.CONNECT, namespace, Packet.NO_ID, data);
    }

    public List<Frame> connectError(String namespace, Object data) {
        return encode(PacketType.CONNECT_ERROR, PacketType.CONNECT_ERROR, namespace, Packet.NO_ID, data);
    }

    public List<Frame> disconnect(String namespace) {
        return List.of(Frame.text(header(PacketType.DISCONNECT, 0, namespace, Packet.NO_ID)));
    }

    private List<Frame> encode(PacketType plain, PacketType binary, String namespace, long id, Object data) {
        var out = new ByteArrayOutputStream(128);
        out.writeBytes(bytes(header(plain, 0, namespace, id)));
        int headerLength = out.size();
        List<Frame> attachments = write(data, out);
        if (attachments.isEmpty()) {
            return List.of(Frame.text(out.toByteArray()));
        }
        byte[] header = bytes(header(binary, attachments.size(), namespace, id));
        var frames = new ArrayList<Frame>(attachments.size() + 1);
        frames.add(Frame.text(replaceHeader(out.toByteArray(), headerLength, header)));
        frames.addAll(attachments);
        return List.copyOf(frames);
    }

    private List<Frame> write(Object data, ByteArrayOutputStream out) {
        try (var collector = new AttachmentCollector(mapper.createGenerator(out))) {
            mapper.writeValue(collector, data);
            collector.flush();
            return collector.attachments();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private static byte[] replaceHeader(byte[] packet, int oldLength, byte[] header) {
        byte[] replaced = new byte[packet.length - oldLength + header.length];
        System.arraycopy(header, 0, replaced, 0, header.length);
        System.arraycopy(packet, oldLength, replaced, header.length, packet.length - oldLength);
        return replaced;
    }

    private static String header(PacketType type, int attachments, String namespace, long id) {
        var header = new StringBuilder(24).append(ENGINE_MESSAGE).append(type.digit());
        if (attachments > 0) {
            header.append(attachments).append('-');
        }
        if (!namespace.equals("/")) {
            header.append(namespace).append(',');
        }
        if (id != Packet.NO_ID) {
            header.append(id);
        }
        return header.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
