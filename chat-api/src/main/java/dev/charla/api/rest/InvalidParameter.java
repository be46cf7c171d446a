package dev.charla.api.rest;

/** A parameter, header or field is not as it must be. */
final class InvalidParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String rule;

    /** @param rule what it must be, to be read after its name */
    InvalidParameter(String parameter, String rule) {
        super(parameter + " " + rule, null, false, false);
        this.parameter = parameter;
        this.rule = rule;
    }

    /** @throws InvalidParameter when the value is outside of the bounds, which belong to them */
    static void refuseUnlessWithin(String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidParameter(parameter, "must be " + least + " to " + most);
        }
    }

    String parameter() {
        return parameter;
    }

    String rule() {
        return rule;
    }
}
