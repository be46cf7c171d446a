package dev.charla.application.port.out;

import dev.charla.application.port.in.FileContent;
import dev.charla.domain.chat.FileName;

/** Looks into files. */
public interface FileInspector {

    /**
     * Reads a file several times.
     *
     * @param name tells apart what has the same bytes at its start, such as the documents that are ZIP archives, or plain
     *     text and CSV; it makes nothing else of what has another signature, and nothing of what has none
     */
    Findings inspect(FileName name, FileContent content);

    /**
     * @param type the media type, without parameters; {@code application/octet-stream} when it is not known
     * @param size in bytes
     * @param sha256 in lower-case hexadecimal
     */
    record Findings(String type, long size, String sha256) {}
}
