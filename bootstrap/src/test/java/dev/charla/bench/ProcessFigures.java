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

    /** What HotSpot calls the threads of its compilers, as far as Linux keeps a thread's name. */
    private static final List<String> COMPILERS = List.of("C1 CompilerThre", "C2 CompilerThre");

    private final Path directory;

    ProcessFigures(long pid) {
        this.directory = Path.of("/proc", Long.toString(pid));
    }

    /** utime + stime of all threads, in microseconds; exact to 10 ms. */
    long cpuMicros() {
        return own(times(directory));
    }

    /** What of it the JVM's compilers took, without those of their threads that have ended; 0 for what is no JVM. */
    long compilerMicros() {
        try (var threads = Files.list(directory.resolve("task"))) {
            return threads.filter(thread ->
                            COMPILERS.contains(read(thread.resolve("comm")).strip()))
                    .mapToLong(thread -> own(times(thread)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link #cpuMicros} with that of the children that it has seen end (cutime, cstime). */
    long cpuMicrosWithEndedChildren() {
        return LongStream.of(times(directory)).sum() * MICROS_PER_TICK;
    }

    private static long own(long[] times) {
        return (times[0] + times[1]) * MICROS_PER_TICK;
    }

    /** utime, stime, cutime and cstime in ticks, of a process or a thread; zeros for what has ended, whose parent has them. */
    private static long[] times(Path directory) {
        String stat = read(directory.resolve("stat"));
        if (stat.isEmpty()) {
            return new long[4];
        }
        // The name of the command may have spaces in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return IntStream.range(11, 15)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .toArray();
    }

    long residentKib() {
        return List.of(read(directory.resolve("status")).split("\n")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            if (Files.notExists(file)) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
