package dev.charla.api.limits;

/** Where throttles come from: the place to keep their counts elsewhere than in this node's memory. */
@FunctionalInterface
public interface Throttles {

    /** @param name unlike that of any other throttle, and the same on each node */
    Throttle of(String name, Rate rate);
}
