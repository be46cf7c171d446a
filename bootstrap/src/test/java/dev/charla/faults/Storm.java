package dev.charla.faults;

import dev.charla.faults.Fault.Lane;
import dev.charla.faults.FaultPlan.Planned;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Lets the faults happen, each lane after its plan. Everything is whole again when {@link #rage} returns. */
final class Storm {

    private static final long THROTTLED_BYTES_PER_SECOND = 16 * 1024;

    private final Cluster cluster;
    private final Map<Fault, Integer> happened = new ConcurrentHashMap<>();

    Storm(Cluster cluster) {
        this.cluster = cluster;
    }

    void rage(long seed, Duration length) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> lanes = Arrays.stream(Lane.values())
                    .<Callable<Void>>map(lane -> () -> {
                        follow(FaultPlan.of(seed, lane, length), begun, length);
                        return null;
                    })
                    .toList();
            for (var lane : threads.invokeAll(lanes)) {
                lane.get();
            }
        }
        cluster.awaitReady();
    }

    /** How often each fault happened. */
    Map<Fault, Integer> happened() {
        var sorted = new EnumMap<Fault, Integer>(Fault.class);
        sorted.putAll(happened);
        return sorted;
    }

    private void follow(FaultPlan plan, long begun, Duration length) throws IOException, InterruptedException {
        for (var planned : plan.faults()) {
            await(begun, planned.at());
            if (System.nanoTime() - begun > length.toNanos()) {
                return;
            }
            if (happens(planned)) {
                happened.merge(planned.fault(), 1, Integer::sum);
            }
        }
        await(begun, length);
    }

    private static void await(long begun, Duration at) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(at.toNanos() - (System.nanoTime() - begun));
    }

    /** @return false where there was nothing to happen to */
    private boolean happens(Planned planned) throws IOException, InterruptedException {
        return switch (planned.fault()) {
            case KILL_NODE, STOP_NODE, FREEZE_NODE -> happensToNode(planned);
            case KILL_DATABASE -> {
                cluster.postgres().kill();
                hold(planned);
                cluster.postgres().startAgain();
                yield true;
            }
            case FREEZE_DATABASE -> {
                var pids = cluster.postgres().processes().stream()
                        .mapToLong(ProcessHandle::pid)
                        .toArray();
                freeze(planned, pids);
                yield true;
            }
            case KILL_REDIS -> {
                cluster.redis().kill();
                hold(planned);
                cluster.redis().restart();
                yield true;
            }
            case FREEZE_REDIS -> {
                freeze(planned, cluster.redis().pid());
                yield true;
            }
            case CUT, STALL, THROTTLE -> {
                happensToProxy(planned);
                yield true;
            }
        };
    }

    private boolean happensToNode(Planned planned) throws IOException, InterruptedException {
        var process = picked(cluster.nodes(), planned).process();
        if (process.isEmpty()) {
            return false;
        }
        switch (planned.fault()) {
            case KILL_NODE -> process.get().kill();
            case STOP_NODE -> process.get().stop();
            case FREEZE_NODE -> freeze(planned, process.get().pid());
            case KILL_DATABASE, FREEZE_DATABASE, KILL_REDIS, FREEZE_REDIS, CUT, STALL, THROTTLE ->
                throw new IllegalArgumentException(planned.toString());
        }
        return true;
    }

    private void happensToProxy(Planned planned) throws InterruptedException {
        var proxy = picked(cluster.wideProxies(), planned);
        switch (planned.fault()) {
            case CUT -> proxy.cut();
            case STALL -> {
                proxy.stall();
                hold(planned);
                proxy.goOn();
            }
            case THROTTLE -> {
                proxy.throttle(THROTTLED_BYTES_PER_SECOND);
                hold(planned);
                proxy.widen();
            }
            case KILL_NODE, STOP_NODE, FREEZE_NODE, KILL_DATABASE, FREEZE_DATABASE, KILL_REDIS, FREEZE_REDIS ->
                throw new IllegalArgumentException(planned.toString());
        }
    }

    private static <T> T picked(List<T> all, Planned planned) {
        return all.get(planned.pick() % all.size());
    }

    private static void freeze(Planned planned, long... pids) throws IOException, InterruptedException {
        Processes.freeze(pids);
        try {
            hold(planned);
        } finally {
            Processes.thaw(pids);
        }
    }

    private static void hold(Planned planned) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(planned.held().toMillis());
    }
}
