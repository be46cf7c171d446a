package dev.charla.api.limits;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** How much each caller may ask for, of each kind by itself. */
public final class Limits {

    private final Map<Limit, Counted> throttles;

    public Limits(Function<Limit, Throttle> throttles) {
        this.throttles = Arrays.stream(Limit.values())
                .collect(toMap(
                        limit -> limit,
                        limit -> new Counted(throttles.apply(limit), new LongAdder()),
                        (one, same) -> one,
                        () -> new EnumMap<>(Limit.class)));
    }

    /**
     * @param who the id of a person or a program that is proven, or of a socket
     * @throws RateLimited when it has had its share
     */
    public void take(Limit limit, String who) {
        counted(limit).take(who);
    }

    /**
     * @param address of somebody who is not proven, as a servlet request gives it
     * @throws RateLimited when the address has had its share
     */
    public void takeAt(Limit limit, String address) {
        counted(limit).take(ClientAddress.key(address));
    }

    /** How often this node has said no. */
    public long refusals(Limit limit) {
        return counted(limit).refusals().sum();
    }

    private Counted counted(Limit limit) {
        return Objects.requireNonNull(throttles.get(limit));
    }

    private record Counted(Throttle throttle, LongAdder refusals) {

        private void take(String key) {
            try {
                throttle.take(key);
            } catch (RateLimited tooOften) {
                refusals.increment();
                throw tooOften;
            }
        }
    }
}
