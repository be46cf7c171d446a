package dev.charla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What Linux knows of a process (proc(5)). */
final class ProcessFigures {

    /** USER_HZ, the same on every Linux that Java runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    private final Path directory;

    ProcessFigures(long pid) {
        this.directory = Path.of("/proc", Long.toString(pid));
    }

    /** utime + stime of all threads, in microseconds; exact to 10 ms. */
    long cpuMicros() {
        var times = times();
        return (times[0] + times[1]) * MICROS_PER_TICK;
    }

    /** The same with that of the children that it has seen end (cutime, cstime). */
    long cpuMicrosWithEndedChildren() {
        return LongStream.of(times()).sum() * MICROS_PER_TICK;
    }

    /** utime, stime, cutime and cstime in ticks. */
    private long[] times() {
        String stat = read("stat");
        // The name of the command may have spaces in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return IntStream.range(11, 15)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .toArray();
    }

    long residentKib() {
        return List.of(read("status").split("\n")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
