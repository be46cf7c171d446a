package dev.charla.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Signals for processes of the tests' own. */
final class Processes {

    private Processes() {}

    /** They do nothing any more, and the kernel goes on taking connections for them. */
    static void freeze(long... pids) throws IOException, InterruptedException {
        signal("-STOP", pids);
    }

    static void thaw(long... pids) throws IOException, InterruptedException {
        signal("-CONT", pids);
    }

    /** One that has ended meanwhile is none the worse for it. */
    private static void signal(String name, long... pids) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", name));
        LongStream.of(pids).mapToObj(Long::toString).forEach(command::add);
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
