package dev.charla.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command lines of everything that is started. */
final class Programs {

    private static final String SERVER_CORE = "0";
    private static final String GENERATOR_CORE = "1";
    /** Fixed, so that the young generation is the same before and after, and the old one no larger than what is live. */
    private static final List<String> MEMORY = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx256m",
            "-Xmn24m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:-ShrinkHeapInSteps");

    /** What netty-socketio's libraries make the JVM warn of, and their own missing logger. */
    private static final List<String> SILENCE = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dslf4j.internal.verbosity=ERROR");

    private final Path sources = Path.of(System.getProperty("bench.sources", "src/test/bench"));
    private final Path target = Path.of(System.getProperty("bench.target", "target/bench"));
    private final boolean pinned =
            Runtime.getRuntime().availableProcessors() > 1 && works("taskset", "-c", "0", "true");

    /** Whether server and generator have a core each. */
    boolean pinned() {
        return pinned;
    }

    /** The servers by name, ours first. Each takes port, ping interval and ping timeout as further arguments. */
    Map<String, List<String>> servers() throws IOException, InterruptedException {
        var ours = java(System.getProperty("java.class.path"), OurServer.class.getName());
        var node = List.of(
                "node", "--expose-gc", sources.resolve("node/server.mjs").toString());
        var servers = new LinkedHashMap<String, List<String>>();
        servers.put("ours", ours);
        servers.put("Node", node);
        servers.put("netty-socketio", nettySocketIo());
        return servers;
    }

    private List<String> nettySocketIo() throws IOException, InterruptedException {
        Path libraries = target.resolve("netty-socketio");
        Path classes = Files.createDirectories(target.resolve("netty-socketio-classes"));
        var compiler = new ProcessBuilder(
                tool("javac"),
                "-d",
                classes.toString(),
                "-cp",
                libraries + "/*",
                sources.resolve("netty-socketio/NettySocketIo.java").toString());
        if (compiler.inheritIO().start().waitFor() != 0) {
            throw new IOException("The server on netty-socketio could not be compiled");
        }
        List<String> command = java(libraries + "/*:" + classes, "NettySocketIo");
        command.addAll(1, SILENCE);
        return command;
    }

    List<String> server(List<String> program, int port) {
        var command = limited(SERVER_CORE, program);
        command.add(Integer.toString(port));
        command.add(Long.toString(Settings.PING_INTERVAL_MILLIS));
        command.add(Long.toString(Settings.PING_TIMEOUT_MILLIS));
        return command;
    }

    List<String> load(Settings settings, String what, int port, long pid) {
        var program = new ArrayList<>(List.of(tool("java"), "-XX:+UseSerialGC", "-Xmx2g"));
        program.addAll(List.of(settings.asArguments()));
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), Load.class.getName()));
        program.addAll(List.of(what, Integer.toString(port), Long.toString(pid)));
        return limited(GENERATOR_CORE, program);
    }

    // The whole line

    /** The packaged product on a database, with nothing set that speeds it up. */
    List<String> charla(int port, Postgres.Database database, Path data) {
        return charla(ourJar(), System.getProperty("bench.jvm", ""), port, database, data);
    }

    /** Another build, or the same with other options of the JVM. */
    List<String> baseline(int port, Postgres.Database database, Path data) {
        var jar = System.getProperty("bench.baseline", "");
        var options = System.getProperty("bench.baselineJvm", "");
        return charla(jar.isEmpty() ? ourJar() : jar, options, port, database, data);
    }

    private static String ourJar() {
        return System.getProperty("charla.jar", "target/charla.jar");
    }

    private List<String> charla(String jar, String options, int port, Postgres.Database database, Path data) {
        var command = new ArrayList<>(List.of(tool("java")));
        command.addAll(List.of(options.split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of(
                "-jar",
                jar,
                "--server.port=" + port,
                "--charla.data-dir=" + data,
                "--charla.admin.password=" + Chats.PASSWORD,
                "--charla.limits.enabled=false",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.user()));
        return limited(SERVER_CORE, command);
    }

    /** @param variables by which {@code line.mjs} is told how to go about it */
    List<String> nodeLine(int port, Postgres.Database database, String... variables) {
        var command = new ArrayList<>(List.of("env"));
        command.addAll(List.of(variables));
        command.addAll(List.of(
                "PGHOST=127.0.0.1",
                "PGPORT=" + database.port(),
                "PGUSER=" + database.user(),
                "PGPASSWORD=" + database.user(),
                "PGDATABASE=" + database.name(),
                "NODE_ENV=production",
                "node",
                sources.resolve("node/line.mjs").toString(),
                Integer.toString(port)));
        return limited(SERVER_CORE, command);
    }

    List<String> lineLoad(int port, long pid, long postmaster) {
        return limited(
                GENERATOR_CORE,
                List.of(
                        tool("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LineLoad.class.getName(),
                        Integer.toString(port),
                        Long.toString(pid),
                        Long.toString(postmaster),
                        System.getProperty("bench.chats", "1000"),
                        System.getProperty("bench.staff", "20"),
                        System.getProperty("bench.senders", "64")));
    }

    /** Puts a process and its children beside the load generator. */
    void besideGenerator(ProcessHandle process) {
        if (pinned) {
            for (var each :
                    Stream.concat(Stream.of(process), process.descendants()).toList()) {
                works("taskset", "-acp", GENERATOR_CORE, Long.toString(each.pid()));
            }
        }
    }

    private static List<String> java(String classPath, String main) {
        var command = new ArrayList<String>();
        command.add(tool("java"));
        command.addAll(MEMORY);
        command.addAll(List.of(System.getProperty("bench.jvm", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-cp", classPath, main));
        return command;
    }

    /** On one core, if possible, and with as many open files as the user may have. The process id stays the same. */
    private List<String> limited(String core, List<String> program) {
        var command = new ArrayList<>(List.of("sh", "-c", "ulimit -n \"$(ulimit -Hn)\"; exec \"$@\"", "sh"));
        if (pinned) {
            command.addAll(List.of("taskset", "-c", core));
        }
        command.addAll(program);
        return command;
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static boolean works(String... command) {
        try {
            var process =
                    new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            return process.start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
