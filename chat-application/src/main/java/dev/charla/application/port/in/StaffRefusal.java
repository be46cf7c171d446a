package dev.charla.application.port.in;

/** Why something about staff was not done. */
public abstract sealed class StaffRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StaffRefusal(String message) {
        super(message, null, false, false);
    }

    /** Nobody of that id works for the chat's site. */
    public static final class NoSuchCommercial extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchCommercial() {
            super("no such commercial");
        }
    }
}
