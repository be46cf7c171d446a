package dev.charla.infrastructure.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.charla.application.contract.FileStoreContract;
import dev.charla.application.port.out.FileStore;
import dev.charla.domain.chat.FileId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStoreTest extends FileStoreContract {

    @TempDir
    private Path root;

    @Override
    protected FileStore store() {
        return new LocalFileStore(root);
    }

    @Test
    void isFoundByTheNextProcess() throws IOException {
        var id = new FileId(UUID.randomUUID());
        store().put(id, 1, () -> new ByteArrayInputStream(new byte[] {7}));

        try (var bytes = new LocalFileStore(root).open(id)) {
            assertThat(bytes.readAllBytes()).containsExactly(7);
        }
    }

    @Test
    void deletesWhatAWriteLeftThatWasCutShort() throws IOException {
        var id = new FileId(UUID.randomUUID());
        assertThatException()
                .isThrownBy(() -> store().put(id, 1, () -> {
                    throw new IllegalStateException("cut short");
                }));
        var name = id.toString();
        Files.createFile(root.resolve(name.substring(34)).resolve(name + ".part"));
        store().delete(id);

        assertThat(regularFiles()).isEmpty();
    }

    private List<Path> regularFiles() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
