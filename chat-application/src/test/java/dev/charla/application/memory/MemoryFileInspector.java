package dev.charla.application.memory;

import dev.charla.application.port.in.FileContent;
import dev.charla.application.port.out.FileInspector;
import dev.charla.domain.chat.FileName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes what begins with {@code PNG} for a picture, with {@code <} for a page, and the rest for text. */
public final class MemoryFileInspector implements FileInspector {

    @Override
    public Findings inspect(FileName name, FileContent content) {
        try (var stream = content.open()) {
            var bytes = stream.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Findings(type(bytes), bytes.length, HexFormat.of().formatHex(digest));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String type(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("PNG")) {
            return "image/png";
        }
        return text.startsWith("<") ? "text/html" : "text/plain";
    }
}
