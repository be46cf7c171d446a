package dev.charla.domain.chat;

import dev.charla.domain.Refusal;

/** Why a chat did not do as it was told. */
public abstract sealed class ChatRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private ChatRefusal(String message) {
        super(message);
    }

    /** There is no such chat for this person: it is absent, or not theirs to see, and they may not learn which. */
    public static final class ChatNotFound extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public ChatNotFound() {
            super("no such chat");
        }
    }

    /** There is no such message for this person: it is absent, deleted, or not theirs to see. */
    public static final class MessageNotFound extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public MessageNotFound() {
            super("no such message");
        }
    }

    /** A message is its author's, and somebody else tried to change it. */
    public static final class NotTheAuthor extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public NotTheAuthor() {
            super("the message is somebody else's");
        }
    }

    /** The chat is closed and takes nothing more. */
    public static final class ChatAlreadyClosed extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public ChatAlreadyClosed() {
            super("the chat is closed");
        }
    }

    /** Only a closed chat can be reopened. */
    public static final class ChatNotClosed extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public ChatNotClosed() {
            super("the chat is not closed");
        }
    }

    /** Somebody else takes care of the chat already. */
    public static final class ChatAlreadyAssigned extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public ChatAlreadyAssigned() {
            super("the chat is assigned already");
        }
    }

    /** A visitor tried to do what only staff may do. */
    public static final class StaffOnly extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public StaffOnly() {
            super("only staff may do this");
        }
    }

    /** Somebody else tried to do what only the chat's visitor may do. */
    public static final class VisitorOnly extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public VisitorOnly() {
            super("only the chat's visitor may do this");
        }
    }

    /** The idempotency key already names another message of this sender in this chat. */
    public static final class IdempotencyKeyReused extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        public IdempotencyKeyReused() {
            super("the idempotency key was used for another message");
        }
    }

    /** A part of a message, or of what is said about a chat, is not as it must be. */
    public static final class InvalidMessage extends ChatRefusal {
        private static final long serialVersionUID = 1L;

        private final String field;

        /**
         * @param field the part's name, as the REST API spells it
         * @param rule what it must be, to be read after the field's name
         */
        public InvalidMessage(String field, String rule) {
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
