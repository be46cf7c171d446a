package dev.charla.api.limits;

/** Where throttles come from. */
interface Throttles {

    /** Such as let everything through. */
    Throttles NONE = new Throttles() {
        @Override
        public Throttle shared(String name, Rate rate) {
            return Throttle.NONE;
        }

        @Override
        public Throttle own(Rate rate) {
            return Throttle.NONE;
        }
    };

    /**
     * One that counts for all nodes together, where there are several.
     *
     * @param name unlike that of any other throttle, and the same on each node
     */
    Throttle shared(String name, Rate rate);

    /** One that counts on this node alone. */
    Throttle own(Rate rate);
}
