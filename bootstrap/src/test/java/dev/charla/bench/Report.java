package dev.charla.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All figures of all servers: medians, ranges, and ours in relation to the others. */
final class Report {

    private static final String OURS = "ours";

    /** By figure, then by server; one value a round. */
    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    /** @param line {@code name = value} */
    void add(String server, String line) {
        int equals = line.lastIndexOf(" = ");
        figures.computeIfAbsent(line.substring(0, equals), figure -> new LinkedHashMap<>())
                .computeIfAbsent(server, name -> new ArrayList<>())
                .add(Double.valueOf(line.substring(equals + 3)));
    }

    @Override
    public String toString() {
        var table = new StringBuilder("\nMedian (least to most) of all rounds; ratio: ours / other.\n\n");
        figures.forEach((figure, servers) -> {
            table.append(figure).append('\n');
            servers.forEach((server, values) -> table.append(row(server, values, servers.get(OURS))));
        });
        return table.toString();
    }

    private static String row(String server, List<Double> values, @Nullable List<Double> ours) {
        double[] sorted = sorted(values);
        double median = median(sorted);
        String ratio = server.equals(OURS) || ours == null || median == 0
                ? ""
                : String.format(Locale.ROOT, "   ratio %.2f", median(sorted(ours)) / median);
        return String.format(
                Locale.ROOT,
                "  %-16s %10.2f  (%.2f to %.2f)%s%n",
                server,
                median,
                sorted[0],
                sorted[sorted.length - 1],
                ratio);
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
