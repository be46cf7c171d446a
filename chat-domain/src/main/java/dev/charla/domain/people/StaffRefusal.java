package dev.charla.domain.people;

import dev.charla.domain.Refusal;

/** Why something about staff was not done. */
public abstract sealed class StaffRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private StaffRefusal(String message) {
        super(message);
    }

    /** Nobody of that id works for the chat's site, or for any that the caller may know of. */
    public static final class NoSuchCommercial extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchCommercial() {
            super("no such commercial");
        }
    }

    /** What was said about somebody cannot be. */
    public static final class InvalidStaff extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String rule;

        /** @param rule what the field must be, to be read after its name */
        public InvalidStaff(String field, String rule) {
            super(field + " " + rule);
            this.field = field;
            this.rule = rule;
        }

        public String field() {
            return field;
        }

        public String rule() {
            return rule;
        }
    }

    /** This is for admins to do, and most of it to others only. */
    public static final class AdminsOnly extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        public AdminsOnly() {
            super("only admins may do this");
        }
    }

    /** Whoever wants a new password did not prove the one it has. */
    public static final class WrongPassword extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        public WrongPassword() {
            super("the current password is another");
        }
    }

    /** Somebody has this e-mail address already, of whatever tenant. */
    public static final class EmailTaken extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        public EmailTaken() {
            super("the e-mail address is taken");
        }
    }

    /** Nobody would be left who could add people or change their rights. */
    public static final class LastAdmin extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        public LastAdmin() {
            super("this is the last admin");
        }
    }

    /** Nobody deactivates its own account. */
    public static final class OwnAccount extends StaffRefusal {
        private static final long serialVersionUID = 1L;

        public OwnAccount() {
            super("this is the caller's own account");
        }
    }
}
