package dev.charla.domain.replies;

import dev.charla.domain.Refusal;

/** Why something about canned replies was not done. */
public abstract sealed class CannedReplyRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private CannedReplyRefusal(String message) {
        super(message);
    }

    /** There is none of that id, or none that the caller may see. */
    public static final class NoSuchCannedReply extends CannedReplyRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchCannedReply() {
            super("no such canned reply");
        }
    }

    /** What was said about one cannot be. */
    public static final class InvalidCannedReply extends CannedReplyRefusal {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String rule;

        /** @param rule what the field must be, to be read after its name */
        public InvalidCannedReply(String field, String rule) {
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

    /** What all sites of the tenant share is for supervisors to write. */
    public static final class SupervisorsOnly extends CannedReplyRefusal {
        private static final long serialVersionUID = 1L;

        public SupervisorsOnly() {
            super("only supervisors may do this");
        }
    }

    /** Those who share it have another one by this shortcut. */
    public static final class ShortcutTaken extends CannedReplyRefusal {
        private static final long serialVersionUID = 1L;

        public ShortcutTaken() {
            super("the shortcut is taken");
        }
    }

    /** The tenant has as many as it may have. */
    public static final class TooManyCannedReplies extends CannedReplyRefusal {
        private static final long serialVersionUID = 1L;

        public TooManyCannedReplies() {
            super("there are too many canned replies");
        }
    }
}
