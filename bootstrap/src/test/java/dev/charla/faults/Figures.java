package dev.charla.faults;

import dev.charla.faults.Notes.Back;
import dev.charla.faults.Notes.Sent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a storm is told by in a few lines. */
record Figures(
        Map<Fault, Integer> faults,
        long cuts,
        Notes notes,
        Verdict verdict,
        List<Node> nodes,
        List<String> footprints) {

    @Override
    public String toString() {
        var back = notes.back();
        var resumed = back.stream().map(Back::ms).filter(Objects::nonNull).toList();
        var recovered = back.stream()
                .filter(one -> Boolean.TRUE.equals(one.recovered()))
                .count();
        var insisted = notes.sent().stream()
                .filter(sent -> sent.tries() > 1)
                .map(Sent::ms)
                .toList();
        var first = notes.sent().stream()
                .filter(sent -> sent.tries() == 1)
                .map(Sent::ms)
                .toList();
        return String.join(
                "\n",
                faults.entrySet().stream()
                        .map(fault -> "  %-46s %d".formatted(fault.getKey().words(), fault.getValue()))
                        .collect(Collectors.joining("\n")),
                "  connections cut within a chunk                 " + cuts,
                "  messages answered                              "
                        + notes.sent().size(),
                "  ... lost                                       " + verdict.lost(),
                "  ... stored twice                               " + verdict.storedTwice(),
                "  ... that had to be sent again                  " + insisted.size(),
                "  entries heard by readers                       "
                        + notes.heard().size(),
                "  ... of them repeated                           " + verdict.duplicatedPushes(),
                "  a message, answered at once                    " + Delays.ofMillis(first),
                "  a message, sent again until it was answered    " + Delays.ofMillis(insisted),
                "  a reader, from losing its connection until it was caught up: " + Delays.ofMillis(resumed),
                "  ... of them recovered by pid and offset        " + recovered,
                "  a server, from its start until it was ready    "
                        + nodes.stream().map(node -> node.starts().toString()).collect(Collectors.joining("; ")),
                "  ... starts that failed                         "
                        + nodes.stream().mapToLong(Node::failedStarts).sum(),
                "  held by the servers before and after           " + String.join("; ", footprints));
    }
}
