package dev.charla.api.limits;

/** Lets through so much in so long a time for each key. Safe for many threads. */
public interface Throttle {

    /** Lets everything through. */
    Throttle NONE = new Throttle() {
        @Override
        public void take(String key) {}

        @Override
        public void giveBack(String key) {}
    };

    /** @throws RateLimited when the key has had its share */
    void take(String key);

    /** Makes as if one had not been taken. */
    void giveBack(String key);
}
