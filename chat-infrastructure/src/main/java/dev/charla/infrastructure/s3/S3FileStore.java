package dev.charla.infrastructure.s3;

import dev.charla.application.port.in.FileContent;
import dev.charla.application.port.out.FileStore;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** One object each, named by the file's id; an object is stored as a whole or not at all. */
final class S3FileStore implements FileStore {

    private static final String ANY_TYPE = "application/octet-stream";

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    S3FileStore(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void put(FileId id, long size, FileContent content) {
        try {
            s3.putObject(
                    object -> object.bucket(bucket).key(key(id)),
                    RequestBody.fromContentProvider(repeatable(content), size, ANY_TYPE));
        } catch (SdkException failure) {
            throw failed(failure);
        }
    }

    @Override
    public InputStream open(FileId id) {
        try {
            return s3.getObject(object -> object.bucket(bucket).key(key(id)));
        } catch (NoSuchKeyException absent) {
            throw new FileNotFound();
        } catch (SdkException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void delete(FileId id) {
        try {
            s3.deleteObject(object -> object.bucket(bucket).key(key(id)));
        } catch (SdkException failure) {
            throw failed(failure);
        }
    }

    /** Read from its start again when the client tries again. */
    private static ContentStreamProvider repeatable(FileContent content) {
        return ContentStreamProvider.fromInputStreamSupplier(content::open);
    }

    private String key(FileId id) {
        return prefix + id;
    }

    private static UncheckedIOException failed(SdkException failure) {
        return new UncheckedIOException(new IOException("the bucket did not do as it was asked", failure));
    }
}
