package dev.charla.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What was promised holds while everything breaks. {@code faults.minutes} makes the storm longer, {@code faults.seed} repeats
 * the faults of another one; what people noted down and the servers printed stays under {@code target/faults}.
 */
class StormIT {

    private static final Path DIRECTORY = Path.of("target", "faults").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofSeconds(60);

    /** Messages before the storm, so that what a server needs anyway is there. */
    private static final long WARM_UP = 300;

    /** Caches may have grown, and lost connections are remembered for some seconds. */
    private static final long MORE_HEAP = 24 * 1024 * 1024;

    /** But for clients, who may all be at one node afterwards; of them nothing is left when they have gone. */
    private static final long MORE_FILE_DESCRIPTORS = 8;

    @Test
    void keepsEveryPromiseWhateverBreaks() throws Exception {
        var length = length();
        var seed = Long.getLong("faults.seed", RandomGenerator.getDefault().nextInt(1_000_000));
        System.out.printf("A storm of %d s; -Dfaults.seed=%d repeats it%n", length.toSeconds(), seed);
        FileSystemUtils.deleteRecursively(DIRECTORY);
        Files.createDirectories(DIRECTORY);
        var notes = DIRECTORY.resolve("notes");
        try (var cluster = Cluster.start(DIRECTORY);
                var crowd = Crowd.gather(cluster, notes)) {
            var before = warmUp(cluster, crowd, notes);
            var storm = new Storm(cluster);
            rage(storm, crowd, seed, length);
            crowd.told("hush");
            cluster.narrow().widen();
            crowd.told("settle");
            var after = footprints(cluster);
            crowd.told("end");
            cluster.shutEntrance();
            awaitNobody(cluster);
            judge(seed, cluster, storm, notes, before, after);
        }
    }

    private static Duration length() {
        var minutes = Long.getLong("faults.minutes");
        return minutes == null ? SHORT : Duration.ofMinutes(minutes);
    }

    /** Quiet when it is over. */
    private static List<Footprint> warmUp(Cluster cluster, Crowd crowd, Path notes) throws IOException {
        await("messages").atMost(PATIENCE).until(() -> crowd.told("talk") >= WARM_UP);
        crowd.told("hush");
        var back = notes.resolve("back.jsonl");
        assertThat(Files.exists(back) ? Files.readString(back) : "")
                .as("connections lost through the reverse proxy while all was well")
                .doesNotContain("staff-entering", "staff-rising");
        return footprints(cluster);
    }

    private static void rage(Storm storm, Crowd crowd, long seed, Duration length)
            throws IOException, InterruptedException, ExecutionException {
        crowd.told("talk");
        storm.rage(seed, length);
    }

    private static List<Footprint> footprints(Cluster cluster) throws IOException {
        var footprints = new ArrayList<Footprint>();
        for (var node : cluster.nodes()) {
            var process = node.process().orElseThrow();
            footprints.add(Footprint.of(process.pid(), cluster.ports(process)));
        }
        return footprints;
    }

    /** Of those who are gone nothing stays open, however their connections have ended. */
    private static void awaitNobody(Cluster cluster) {
        for (var node : cluster.nodes()) {
            var process = node.process().orElseThrow();
            await("connections of nobody")
                    .atMost(PATIENCE)
                    .until(
                            () -> OpenFiles.of(process.pid(), cluster.ports(process)),
                            open -> open.count(Cluster.CLIENTS) == 0);
        }
    }

    private static void judge(
            long seed, Cluster cluster, Storm storm, Path directory, List<Footprint> before, List<Footprint> after)
            throws IOException, SQLException {
        var notes = Notes.read(directory, Store.read(cluster.database()));
        var verdict = Verdict.of(notes);
        var footprints = IntStream.range(0, before.size())
                .mapToObj(node -> before.get(node) + " -> " + after.get(node))
                .toList();
        System.out.println(new Figures(storm.happened(), cluster.cuts(), notes, verdict, cluster.nodes(), footprints));
        Files.write(DIRECTORY.resolve("findings.txt"), verdict.findings());
        assertThat(verdict.findings())
                .as("what went wrong with -Dfaults.seed=%d; notes and logs are in %s", seed, DIRECTORY)
                .isEmpty();
        for (int node = 0; node < before.size(); node++) {
            assertThat(after.get(node).heapBytes())
                    .as("heap of node %d", node + 1)
                    .isLessThan(before.get(node).heapBytes() + MORE_HEAP);
            assertThat(after.get(node).openFiles().countWithout(Cluster.CLIENTS))
                    .as("file descriptors of node %d but for its clients': %s", node + 1, after.get(node))
                    .isLessThan(before.get(node).openFiles().countWithout(Cluster.CLIENTS) + MORE_FILE_DESCRIPTORS);
        }
    }
}
