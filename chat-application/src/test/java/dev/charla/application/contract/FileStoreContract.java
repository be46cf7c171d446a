package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.in.FileContent;
import dev.charla.application.port.out.FileStore;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class FileStoreContract {

    private final FileId id = new FileId(UUID.randomUUID());

    private FileStore store;

    protected abstract FileStore store();

    @BeforeEach
    void openStore() {
        store = store();
    }

    @Test
    void keepsEveryByte() throws IOException {
        var bytes = new byte[300_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 / 7);
        }
        store.put(id, bytes.length, content(bytes));

        assertThat(read(id)).isEqualTo(bytes);
        assertThat(read(id)).isEqualTo(bytes);
    }

    @Test
    void keepsFilesApart() throws IOException {
        var other = new FileId(UUID.randomUUID());
        put(id, "one");
        put(other, "two");

        assertThat(read(id)).asString().isEqualTo("one");
        assertThat(read(other)).asString().isEqualTo("two");
    }

    @Test
    void replacesAFile() throws IOException {
        put(id, "longer than the second");
        put(id, "second");

        assertThat(read(id)).asString().isEqualTo("second");
    }

    @Test
    void deletesAFileAndNoOther() throws IOException {
        var other = new FileId(UUID.randomUUID());
        put(id, "one");
        put(other, "two");
        store.delete(id);

        assertThatExceptionOfType(FileNotFound.class).isThrownBy(() -> store.open(id));
        assertThat(read(other)).asString().isEqualTo("two");
    }

    @Test
    void deletesWhatIsNotThere() {
        store.delete(id);

        assertThatExceptionOfType(FileNotFound.class).isThrownBy(() -> store.open(id));
    }

    @Test
    void keepsNothingOfAFileThatCouldNotBeRead() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> store.put(id, 1_000, Broken::new));

        assertThatExceptionOfType(FileNotFound.class).isThrownBy(() -> store.open(id));
    }

    private void put(FileId file, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        store.put(file, bytes.length, content(bytes));
    }

    private byte[] read(FileId file) throws IOException {
        try (var bytes = store.open(file)) {
            return bytes.readAllBytes();
        }
    }

    private static FileContent content(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /** Ends in the middle. */
    private static final class Broken extends InputStream {

        private int left = 500;

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("cut short");
            }
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            bytes[offset] = (byte) read();
            return 1;
        }
    }
}
