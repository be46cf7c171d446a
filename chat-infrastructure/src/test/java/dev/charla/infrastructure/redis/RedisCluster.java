package dev.charla.infrastructure.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Three servers that share the slots of a cluster. */
final class RedisCluster implements AutoCloseable {

    private static final int SERVERS = 3;

    private final List<Process> servers = new ArrayList<>();
    private final List<Integer> ports;

    private RedisCluster(List<Integer> ports) {
        this.ports = ports;
    }

    static RedisCluster start(Path home) throws IOException {
        var cluster = new RedisCluster(IntStream.range(0, SERVERS)
                .map(any -> RedisServer.freePort())
                .boxed()
                .toList());
        for (var port : cluster.ports) {
            cluster.servers.add(run(Files.createDirectory(home.resolve(port.toString())), port));
        }
        cluster.join();
        return cluster;
    }

    /** Of any one of them. */
    String url() {
        return "redis://127.0.0.1:" + ports.getLast();
    }

    @Override
    public void close() {
        servers.forEach(Process::destroyForcibly);
    }

    private void join() {
        var command = new ArrayList<>(List.of("redis-cli", "--cluster", "create"));
        ports.forEach(port -> command.add("127.0.0.1:" + port));
        command.add("--cluster-yes");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> succeeds(command));
        ports.forEach(port -> Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> answer(port).contains("cluster_state:ok")));
    }

    private static Process run(Path home, int port) throws IOException {
        var program = Files.createSymbolicLink(home.resolve("redis-server"), RedisServer.SAME_PROGRAM);
        return new ProcessBuilder(
                        program.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--cluster-enabled",
                        "yes",
                        "--cluster-port",
                        Integer.toString(RedisServer.freePort()),
                        "--dir",
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("redis.log").toFile())
                .start();
    }

    private static String answer(int port) throws IOException {
        var asking = new ProcessBuilder("redis-cli", "-p", Integer.toString(port), "cluster", "info").start();
        return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        var doing = new ProcessBuilder(command).redirectErrorStream(true).start();
        doing.getOutputStream().close();
        doing.getInputStream().readAllBytes();
        return doing.waitFor() == 0;
    }
}
