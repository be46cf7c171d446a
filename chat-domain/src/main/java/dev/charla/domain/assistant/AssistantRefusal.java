package dev.charla.domain.assistant;

import dev.charla.domain.Refusal;

/** Why something about the assistant was not done. */
public abstract sealed class AssistantRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private AssistantRefusal(String message) {
        super(message);
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
