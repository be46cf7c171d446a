package dev.charla.domain.chat;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file's name as it may be shown and saved anywhere: without the folders before it, without characters that cannot be
 * seen or that turn the reading direction, and none that a common file system keeps for itself. Letters of all scripts and
 * emoji stay.
 */
public record FileName(String text) {

    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 255;

    private static final String NAMELESS = "file";

    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

    /** Control characters, halves of surrogate pairs, line separators, marks of direction and of byte order. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");

    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");

    private static final Pattern EDGES = Pattern.compile("^[.\\s\\h]+|[.\\s\\h]+$");

    /** Names of devices on Windows, whatever extension follows. */
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    /** What is longer than that is no extension. */
    private static final Pattern EXTENSION = Pattern.compile("\\.[^.]{0,15}\\z");

    /** @param text any text, as a client says it */
    public FileName {
        text = shortened(nonDevice(cleaned(text)));
    }

    private static String cleaned(String said) {
        var name = FOLDERS.matcher(said).replaceFirst("");
        var seen =
                UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        var free = EDGES.matcher(RESERVED.matcher(seen).replaceAll("_")).replaceAll("");
        return free.isEmpty() ? NAMELESS : free;
    }

    private static String nonDevice(String name) {
        return DEVICE.matcher(name).matches() ? "_" + name : name;
    }

    /** Keeps the extension. */
    private static String shortened(String name) {
        var extension = EXTENSION
                .matcher(name)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
        var stem = name.substring(0, name.length() - extension.length());
        return cut(stem, MAX_LENGTH - extension.length()) + extension;
    }

    /** Leaves no half of a surrogate pair. */
    private static String cut(String text, int length) {
        var end = Math.min(text.length(), length);
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
