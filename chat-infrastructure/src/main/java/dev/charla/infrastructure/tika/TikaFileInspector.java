package dev.charla.infrastructure.tika;

import dev.charla.application.port.in.FileContent;
import dev.charla.application.port.out.FileInspector;
import dev.charla.domain.chat.FileName;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Looks for signatures at the start of a file. Where a signature leaves a choice, the name decides within it, as Tika does:
 * a ZIP archive may be a document, a plain text CSV. No archive is opened, so a document with another's name passes for it.
 */
final class TikaFileInspector implements FileInspector {

    private final Tika tika = new Tika();

    @Override
    public Findings inspect(FileName name, FileContent content) {
        try {
            var type = type(name, content);
            try (var bytes = new DigestInputStream(content.open(), sha256())) {
                var size = bytes.transferTo(OutputStream.nullOutputStream());
                return new Findings(
                        type,
                        size,
                        HexFormat.of().formatHex(bytes.getMessageDigest().digest()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A name alone proves nothing: what shows no signature and is no text stays unknown. */
    private String type(FileName name, FileContent content) throws IOException {
        var bare = detected(content, null);
        return bare.equals(MediaType.OCTET_STREAM.toString()) ? bare : detected(content, name.text());
    }

    private String detected(FileContent content, @Nullable String name) throws IOException {
        try (var bytes = content.open()) {
            var type = name == null ? tika.detect(bytes) : tika.detect(bytes, name);
            return MediaType.parse(type).getBaseType().toString();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
