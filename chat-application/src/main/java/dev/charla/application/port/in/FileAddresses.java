package dev.charla.application.port.in;

import dev.charla.domain.chat.FileId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where files are served.
 *
 * @param base what stands before the path: an origin, or nothing for addresses relative to the API's
 */
public record FileAddresses(String base) {

    private static final String FOLDER = "/v2/files/";

    private static final String OTHER_PREFIX = "/api";

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    public String of(FileId id) {
        return base + FOLDER + id;
    }

    /** @return empty when it names no file that could be here, or two */
    public Optional<FileId> idIn(FileReference reference) {
        if (reference.url() == null) {
            return id(String.valueOf(reference.fileId()));
        }
        var addressed = idAt(reference.url());
        return reference.fileId() == null
                ? addressed
                : addressed.filter(id(reference.fileId()).stream().toList()::contains);
    }

    private Optional<FileId> idAt(String url) {
        var path = withoutPrefix(withoutPrefix(url, base), OTHER_PREFIX);
        return path.startsWith(FOLDER) ? id(path.substring(FOLDER.length())) : Optional.empty();
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static Optional<FileId> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(new FileId(UUID.fromString(text))) : Optional.empty();
    }
}
