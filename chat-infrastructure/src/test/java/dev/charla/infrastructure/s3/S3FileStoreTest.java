package dev.charla.infrastructure.s3;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.FileStoreContract;
import dev.charla.application.port.out.FileStore;
import dev.charla.domain.chat.FileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3FileStoreTest extends FileStoreContract {

    private static final String BUCKET = "charla";

    private static LocalS3 server;
    private static S3Client client;

    @BeforeAll
    static void startServer(@TempDir Path home) throws IOException {
        server = LocalS3.start(home, BUCKET);
        client = client(server.endpoint());
    }

    @AfterAll
    static void stopServer() {
        client.close();
        server.close();
    }

    @Override
    protected FileStore store() {
        return new S3FileStore(client, BUCKET, "files/");
    }

    @Test
    void failsUncheckedWhenTheServerIsAway() {
        try (var nowhere = client(URI.create("http://localhost:1"))) {
            var store = new S3FileStore(nowhere, BUCKET, "");
            var id = new FileId(UUID.randomUUID());

            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> store.open(id));
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> store.delete(id));
        }
    }

    private static S3Client client(URI endpoint) {
        return S3Configuration.client(new S3Settings(BUCKET, endpoint, "us-east-1", "key", "secret", "", true));
    }
}
