package dev.charla.application.memory;

import dev.charla.application.port.in.FileContent;
import dev.charla.application.port.out.FileStore;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class MemoryFileStore implements FileStore {

    private final Map<FileId, byte[]> files = new ConcurrentHashMap<>();

    private boolean failing;

    /** Lets the next {@link #put} fail. */
    public void failNext() {
        failing = true;
    }

    @Override
    public void put(FileId id, long size, FileContent content) {
        if (failing) {
            failing = false;
            throw new IllegalStateException("no space left");
        }
        try (var bytes = content.open()) {
            files.put(id, bytes.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public InputStream open(FileId id) {
        var bytes = files.get(id);
        if (bytes == null) {
            throw new FileNotFound();
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void delete(FileId id) {
        files.remove(id);
    }
}
