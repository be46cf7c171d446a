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

    String parameter() {
        return parameter;
    }

    String rule() {
        return rule;
    }
}
