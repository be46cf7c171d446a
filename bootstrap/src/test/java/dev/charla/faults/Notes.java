package dev.charla.faults;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the people noted down, and what lies in the database in the end.
 *
 * @param told all that a visitor's sockets got, by the visitor's name, as it came
 * @param complaints what the people themselves found wrong
 * @param gaps streams of the store whose numbers are not 1, 2, 3 …
 * @param unlogged messages without an entry of their own, or with a wrong one
 */
record Notes(
        List<Sent> sent,
        List<Changed> changed,
        List<Heard> heard,
        List<Back> back,
        List<Past> histories,
        Map<String, String> told,
        List<String> complaints,
        List<Stored> stored,
        List<String> gaps,
        List<String> unlogged) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENDING = ".jsonl";
    private static final String TOLD = "told-";

    static Notes read(Path directory, Store store) throws IOException {
        return new Notes(
                lines(directory, "sent", Sent.class),
                lines(directory, "changed", Changed.class),
                lines(directory, "heard", Heard.class),
                lines(directory, "back", Back.class),
                lines(directory, "histories", Past.class),
                told(directory),
                text(directory.resolve("faults" + ENDING)).lines().toList(),
                store.messages(),
                store.gaps(),
                store.unlogged());
    }

    private static <T> List<T> lines(Path directory, String kind, Class<T> type) throws IOException {
        return text(directory.resolve(kind + ENDING))
                .lines()
                .map(line -> JSON.readValue(line, type))
                .toList();
    }

    private static Map<String, String> told(Path directory) throws IOException {
        var told = new HashMap<String, String>();
        try (var files = Files.newDirectoryStream(directory, TOLD + "*")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                told.put(name.substring(TOLD.length(), name.length() - ENDING.length()), text(file));
            }
        }
        return told;
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /**
     * A message that was answered with success.
     *
     * @param tries after how many it was, all with the same key
     */
    record Sent(
            String id, String chatId, long seq, boolean isInternal, String key, String content, int tries, long ms) {}

    /** A message that was edited or, without content, deleted; it is never changed again. */
    record Changed(String id, String chatId, String content) {}

    /**
     * One line of a reader's log.
     *
     * @param event the event's name; {@code history} for a message read over HTTP, which stands for no place; {@code
     *     read-up-to} for the place up to which such messages stand
     * @param id of the message, where it is about one
     * @param epoch where the server told it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Heard(
            String reader,
            String stream,
            long seq,
            String event,
            @Nullable String id,
            @Nullable String epoch) {}

    /** A reader that lost its connection and was caught up again after so long, or was refused or cut off. */
    record Back(
            String reader,
            @Nullable Long ms,
            @Nullable Boolean recovered,
            @Nullable String refused,
            @Nullable String cut) {}

    /** A message of a history that was read in the end. */
    record Past(String viewer, String chatId, String id, long seq, boolean isInternal, String content) {}

    /** A message as it lies in the database. */
    record Stored(
            String id,
            String chatId,
            long seq,
            boolean isInternal,
            @Nullable String key) {}
}
