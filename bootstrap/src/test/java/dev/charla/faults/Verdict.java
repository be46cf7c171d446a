package dev.charla.faults;

import dev.charla.faults.Notes.Changed;
import dev.charla.faults.Notes.Heard;
import dev.charla.faults.Notes.Past;
import dev.charla.faults.Notes.Sent;
import dev.charla.faults.Notes.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what was promised with what people noted down and what the database has. */
final class Verdict {

    private static final String STAFF = "staff";
    private static final String NOTES = ":commercial";

    /** Words that no visitor may ever get; those of notes begin so. */
    private static final List<String> SECRET_WORDS = List.of("note-", NOTES + "\"", "\"isInternal\":true");

    private final Notes notes;
    private final List<String> findings = new ArrayList<>();
    private long lost;
    private long storedTwice;
    private long duplicatedPushes;

    private Verdict(Notes notes) {
        this.notes = notes;
    }

    static Verdict of(Notes notes) {
        var verdict = new Verdict(notes);
        notes.complaints().forEach(complaint -> verdict.find("somebody complained: " + complaint));
        verdict.eachAnsweredMessageIsStored();
        verdict.nothingIsStoredTwice();
        verdict.everythingStoredWasAnswered();
        verdict.streamsHaveNoGaps();
        verdict.historiesAreWhatIsStored();
        verdict.changesCount();
        verdict.readersHeardTheHistories();
        verdict.thereIsOneEpoch();
        verdict.visitorsHeardNothingOfOthers();
        return verdict;
    }

    /** What is wrong; empty when every promise was kept. */
    List<String> findings() {
        return findings;
    }

    long lost() {
        return lost;
    }

    long storedTwice() {
        return storedTwice;
    }

    /** Entries that a reader got more than once, which it may. */
    long duplicatedPushes() {
        return duplicatedPushes;
    }

    private void find(String finding) {
        findings.add(finding);
    }

    private void eachAnsweredMessageIsStored() {
        if (notes.sent().isEmpty()) {
            find("nobody sent anything");
        }
        var stored =
                notes.stored().stream().collect(Collectors.toMap(Stored::id, Function.identity(), (one, other) -> one));
        for (var sent : notes.sent()) {
            var kept = stored.get(sent.id());
            var expected = new Stored(sent.id(), sent.chatId(), sent.seq(), sent.isInternal(), sent.key());
            if (!expected.equals(kept)) {
                lost++;
                find("lost: answered was " + expected + ", stored is " + kept);
            }
        }
        notes.unlogged().forEach(id -> find("message " + id + " has no entry in its stream"));
    }

    private void nothingIsStoredTwice() {
        var keys = new HashSet<String>();
        for (var stored : notes.stored()) {
            if (stored.key() == null || !keys.add(stored.key())) {
                storedTwice++;
                find("stored twice: " + stored);
            }
        }
    }

    /** The writers insisted, so nothing is left that was stored but not answered. */
    private void everythingStoredWasAnswered() {
        var answered = notes.sent().stream().map(Sent::id).collect(Collectors.toSet());
        notes.stored().stream()
                .filter(stored -> !answered.contains(stored.id()))
                .forEach(stored -> find("stored but never answered: " + stored));
    }

    private void streamsHaveNoGaps() {
        notes.gaps().forEach(gap -> find("a stream with a gap: " + gap));
    }

    private void historiesAreWhatIsStored() {
        var seen = new HashMap<String, Map<String, Long>>();
        for (var past : notes.histories()) {
            seen.computeIfAbsent(past.viewer() + " in " + past.chatId(), any -> new HashMap<>())
                    .put(past.id(), past.seq());
        }
        for (var viewer : viewers().entrySet()) {
            for (var chat : viewer.getValue()) {
                var name = viewer.getKey() + " in " + chat;
                var expected = notes.stored().stream()
                        .filter(stored -> stored.chatId().equals(chat))
                        .filter(stored -> viewer.getKey().equals(STAFF) || !stored.isInternal())
                        .collect(Collectors.toMap(Stored::id, Stored::seq, (one, other) -> one));
                if (!expected.equals(seen.get(name))) {
                    find("the history of " + name + " is not what is stored");
                }
            }
        }
    }

    /** The chats of everybody who read a history. */
    private Map<String, List<String>> viewers() {
        return notes.histories().stream()
                .collect(Collectors.groupingBy(
                        Past::viewer,
                        TreeMap::new,
                        Collectors.mapping(
                                Past::chatId, Collectors.collectingAndThen(Collectors.toSet(), List::copyOf))));
    }

    private void changesCount() {
        var words = notes.changed().stream()
                .collect(Collectors.toMap(Changed::id, Changed::content, (one, other) -> other));
        notes.histories().stream()
                .filter(past -> !past.content().equals(words.getOrDefault(past.id(), past.content())))
                .forEach(past -> find("a change that was answered is not there: " + past));
    }

    private void readersHeardTheHistories() {
        var logs = notes.heard().stream().collect(Collectors.groupingBy(Heard::reader));
        var viewers = viewers();
        for (var viewer : viewers.keySet()) {
            if (logs.keySet().stream().noneMatch(reader -> viewerOf(reader).equals(viewer))) {
                find(viewer + " heard nothing at all");
            }
        }
        logs.forEach((reader, log) -> {
            var streams = log.stream().collect(Collectors.groupingBy(Heard::stream));
            var heard = new HashMap<String, Map<Long, String>>();
            streams.forEach((stream, entries) -> heard.put(stream, messagesIn(reader, stream, entries)));
            compare(reader, viewers.getOrDefault(viewerOf(reader), List.of()), heard);
        });
    }

    private static String viewerOf(String reader) {
        return reader.startsWith(STAFF) ? STAFF : reader;
    }

    /** Checks that a log of a stream ascends without gaps, but for repetitions, and gives its messages by {@code seq}. */
    private Map<Long, String> messagesIn(String reader, String stream, List<Heard> log) {
        var messages = new TreeMap<Long, String>();
        long last = 0;
        for (var heard : log) {
            switch (heard.event()) {
                case "history" -> messages.put(heard.seq(), Objects.requireNonNull(heard.id()));
                case "read-up-to" -> last = Math.max(last, heard.seq());
                default -> {
                    if (heard.seq() <= last) {
                        duplicatedPushes++;
                    } else if (heard.seq() > last + 1) {
                        find("%s missed %d to %d of %s".formatted(reader, last + 1, heard.seq() - 1, stream));
                    }
                    last = Math.max(last, heard.seq());
                    if (heard.event().equals("message:new")) {
                        var id = Objects.requireNonNull(heard.id());
                        var before = messages.put(heard.seq(), id);
                        if (before != null && !before.equals(id)) {
                            find("%s heard two messages at %d of %s".formatted(reader, heard.seq(), stream));
                        }
                    }
                }
            }
        }
        return messages;
    }

    private void compare(String reader, List<String> chats, Map<String, Map<Long, String>> heard) {
        for (var chat : chats) {
            for (var internal : List.of(false, true)) {
                var expected = notes.histories().stream()
                        .filter(past -> past.viewer().equals(viewerOf(reader)))
                        .filter(past -> past.chatId().equals(chat) && past.isInternal() == internal)
                        .collect(Collectors.toMap(Past::seq, Past::id, (one, other) -> one, TreeMap::new));
                var stream = "chat:" + chat + (internal ? NOTES : "");
                var got = heard.getOrDefault(stream, Map.of());
                if (!expected.equals(got)) {
                    find("%s heard %d messages of %s, its history has %d or others"
                            .formatted(reader, got.size(), stream, expected.size()));
                }
            }
        }
    }

    private void thereIsOneEpoch() {
        var epochs = notes.heard().stream()
                .map(Heard::epoch)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (epochs.size() != 1) {
            find("epochs: " + epochs);
        }
    }

    private void visitorsHeardNothingOfOthers() {
        var chats = viewers();
        var all = notes.histories().stream().map(Past::chatId).collect(Collectors.toSet());
        notes.told().forEach((visitor, text) -> {
            var forbidden = new ArrayList<>(SECRET_WORDS);
            all.stream()
                    .filter(chat -> !chats.getOrDefault(visitor, List.of()).contains(chat))
                    .forEach(forbidden::add);
            forbidden.stream()
                    .filter(text::contains)
                    .forEach(secret -> find("%s was told %s".formatted(visitor, secret)));
        });
        chats.keySet().stream()
                .filter(viewer -> !viewer.equals(STAFF) && !notes.told().containsKey(viewer))
                .forEach(viewer -> find("nobody noted down what " + viewer + " was told"));
    }
}
