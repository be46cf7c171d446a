package dev.charla.domain.assistant;

/**
 * Why something about the assistant was not done. Nothing has changed when one of these is thrown. They carry facts; the words
 * for people are made at the edge.
 */
public abstract sealed class AssistantRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AssistantRefusal(String message) {
        // A refusal is an answer, not a fault: nobody reads its stack.
        super(message, null, false, false);
    }

    /** There is no such site for this person: it is absent, or not theirs, and they may not learn which. */
    public static final class NoSuchSite extends AssistantRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchSite() {
            super("no such site");
        }
    }

    /** There is no such conversation for this person: it is absent, or somebody else's, and they may not learn which. */
    public static final class NoSuchConversation extends AssistantRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchConversation() {
            super("no such conversation");
        }
    }

    /** A part of a site's FAQ is not as it must be. */
    public static final class InvalidFaq extends AssistantRefusal {
        private static final long serialVersionUID = 1L;

        private final String field;

        /**
         * @param field the part's name, as the REST API spells it
         * @param rule what it must be, to be read after the field's name
         */
        public InvalidFaq(String field, String rule) {
            super(rule);
            this.field = field;
        }

        public String field() {
            return field;
        }

        public String rule() {
            return String.valueOf(getMessage());
        }
    }
}
