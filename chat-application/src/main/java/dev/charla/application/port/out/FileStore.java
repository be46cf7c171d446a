package dev.charla.application.port.out;

import dev.charla.application.port.in.FileContent;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import java.io.InputStream;

/** Keeps the bytes of files. Failures of the storage are unchecked. */
public interface FileStore {

    /**
     * Stores a file as a whole or not at all; it is durable when this returns. A second time replaces the first.
     *
     * @param size the number of bytes that the content has
     */
    void put(FileId id, long size, FileContent content);

    /**
     * The bytes of a file from its start; the caller closes them.
     *
     * @throws FileNotFound when there is none
     */
    InputStream open(FileId id);

    /** Deletes a file and whatever is left of a {@link #put} that was cut short; nothing happens when there is none. */
    void delete(FileId id);
}
