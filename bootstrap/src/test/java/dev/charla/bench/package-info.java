/**
 * The benchmark of the Socket.IO layer: ours, the reference implementation and netty-socketio under one load.
 *
 * <p>{@link dev.charla.bench.Benchmark} starts everything else, each in a process of its own. It is run by the {@code
 * bench} profile and is no test. {@link dev.charla.bench.LineBenchmark} measures the whole product beside a chat server in Node, by
 * the profile {@code bench-line}; {@code docs/benchmarks.md} tells how to read what it prints.
 */
@NullMarked
package dev.charla.bench;

import org.jspecify.annotations.NullMarked;
