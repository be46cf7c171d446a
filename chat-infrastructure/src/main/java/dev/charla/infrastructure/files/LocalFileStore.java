package dev.charla.infrastructure.files;

import dev.charla.application.port.in.FileContent;
import dev.charla.application.port.out.FileStore;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * One file each, in folders named by the last digits of the ids, which spread evenly. The names that clients give are not
 * used.
 *
 * <p>A file is written beside its place, forced to the disk and then moved there, which is atomic.
 */
final class LocalFileStore implements FileStore {

    private static final int FOLDER_DIGITS = 2;

    private final Path root;

    LocalFileStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(FileId id, long size, FileContent content) {
        try {
            Files.createDirectories(folder(id));
            write(unfinished(id), content);
            Files.move(unfinished(id), place(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder(id));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public InputStream open(FileId id) {
        try {
            return Files.newInputStream(place(id));
        } catch (NoSuchFileException absent) {
            throw new FileNotFound();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void delete(FileId id) {
        try {
            Files.deleteIfExists(unfinished(id));
            Files.deleteIfExists(place(id));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, FileContent content) throws IOException {
        try (var bytes = content.open();
                var channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            bytes.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /** So that the move outlives a power cut as well. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path folder(FileId id) {
        var name = id.toString();
        return root.resolve(name.substring(name.length() - FOLDER_DIGITS));
    }

    private Path place(FileId id) {
        return folder(id).resolve(id.toString());
    }

    private Path unfinished(FileId id) {
        return place(id).resolveSibling(id + ".part");
    }
}
