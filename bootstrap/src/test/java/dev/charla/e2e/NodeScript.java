package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;

/**
 * A script for Node.js with tests of its own ({@code node:test}, all at the top level), run as tests of JUnit's.
 *
 * <p>What each script reported stays under {@code target/e2e}, one {@code .tap} file a script, so that the build can assert
 * that they ran.
 */
final class NodeScript {

    private static final Path SCRIPTS = Path.of(System.getProperty("charla.e2e.scripts", "src/test/e2e"));
    private static final Path REPORTS = Path.of(System.getProperty("charla.e2e.reports", "target/e2e"));
    private static final String TESTS = ".test.mjs";
    private static final String BROWSER_TESTS = ".browser.mjs";
    private static final long LIMIT_SECONDS = 300;

    /** A line of the report about a test; a directive tells that the test did not really run. */
    private static final Pattern RESULT =
            Pattern.compile("(?<not>not )?ok \\d+ - (?<name>.*?)(?<directive> # (?:SKIP|TODO).*)?");

    private final String name;

    private NodeScript(String name) {
        this.name = name;
    }

    static NodeScript named(String name) {
        return new NodeScript(name);
    }

    /** All scripts with tests that need no browser, by name. */
    static List<NodeScript> all() {
        return endingWith(TESTS);
    }

    /** All scripts with tests of pages in a browser, by name. */
    static List<NodeScript> inBrowser() {
        return endingWith(BROWSER_TESTS);
    }

    private static List<NodeScript> endingWith(String ending) {
        try (var files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .map(NodeScript::named)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Without its ending. */
    String name() {
        return name.replace(TESTS, "").replace(BROWSER_TESTS, "");
    }

    /**
     * Runs the script, whatever comes of it.
     *
     * @param more environment variables beside the server's
     * @return its tests, at least one, which pass or fail as they did in the script
     */
    List<DynamicTest> run(CharlaProcess charla, Map<String, String> more) {
        var environment = new HashMap<>(charla.environment());
        environment.putAll(more);
        return run(environment);
    }

    /**
     * Runs the script against whatever the environment names.
     *
     * @return as of {@link #run(CharlaProcess, Map)}
     */
    List<DynamicTest> run(Map<String, String> environment) {
        var report = REPORTS.resolve(name + ".tap");
        var exitCode = node(environment, Redirect.to(emptied(report).toFile()), "--test-reporter=tap", name);
        var printed = read(report);
        var results = results(printed);
        assertThat(results).as("tests in what %s printed:%n%s", name, printed).isNotEmpty();
        assertThat(exitCode == 0 || results.stream().anyMatch(result -> !result.passed()))
                .as("failed outside of its tests:%n%s", printed)
                .isTrue();
        return results.stream().map(Result::asTest).toList();
    }

    /** Runs a script without tests, which prints for whoever started the build. */
    void print(CharlaProcess charla) {
        assertThat(node(charla.environment(), Redirect.INHERIT, name))
                .as("exit code")
                .isZero();
    }

    private static int node(Map<String, String> environment, Redirect output, String... arguments) {
        var command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        var node = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        node.environment().putAll(environment);
        try {
            return exitCode(node.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("node could not be started", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    /** Any number but 0 for a script that did not end. */
    private static int exitCode(Process process) throws InterruptedException {
        try {
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path emptied(Path report) {
        try {
            Files.createDirectories(report.getParent());
            Files.deleteIfExists(report);
            return report;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path report) {
        try {
            return Files.readString(report);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Result> results(String report) {
        var results = new ArrayList<Result>();
        for (var line : report.lines().toList()) {
            var matcher = RESULT.matcher(line);
            if (matcher.matches()) {
                var passed = matcher.group("not") == null && matcher.group("directive") == null;
                results.add(new Result(matcher.group("name"), passed, new ArrayList<>()));
            } else if (!results.isEmpty()) {
                results.getLast().details().add(line);
            }
        }
        return results;
    }

    /** @param details the lines of the report that follow on the result's */
    private record Result(String name, boolean passed, List<String> details) {

        DynamicTest asTest() {
            return DynamicTest.dynamicTest(
                    name,
                    () -> assertThat(passed)
                            .as("%s", name + "\n" + String.join("\n", details))
                            .isTrue());
        }
    }
}
