package dev.charla.infrastructure.axon;

import dev.charla.application.port.out.EntryCodec;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** An entry's place, then its event as the event store has it. */
final class StoredEntryCodec implements EntryCodec {

    private final Serializer serializer;

    StoredEntryCodec(Serializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public byte[] encode(RoomEntry entry) {
        var stored = serializer.serialize(entry.event(), byte[].class);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(entry.room().name());
            out.writeLong(entry.seq());
            out.writeUTF(stored.getType().getName());
            out.writeUTF(stored.getType().getRevision());
            out.writeInt(stored.getData().length);
            out.write(stored.getData());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public RoomEntry decode(byte[] encoded) {
        try (var in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            var room = Room.named(in.readUTF()).orElseThrow(() -> new IllegalArgumentException("an entry of no room"));
            var seq = in.readLong();
            var name = in.readUTF();
            var revision = in.readUTF();
            return new RoomEntry(room, seq, event(name, revision, payload(in)));
        } catch (IOException cut) {
            throw new IllegalArgumentException("no entry", cut);
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        var length = in.readInt();
        var payload = in.readAllBytes();
        if (payload.length != length) {
            throw new IllegalArgumentException("an entry of another length");
        }
        return payload;
    }

    private ChatEvent event(String name, String revision, byte[] payload) {
        var stored = new SimpleSerializedObject<>(payload, byte[].class, name, revision);
        if (serializer.<byte[], Object>deserialize(stored) instanceof ChatEvent event) {
            return event;
        }
        throw new IllegalArgumentException("an event of another version");
    }
}
