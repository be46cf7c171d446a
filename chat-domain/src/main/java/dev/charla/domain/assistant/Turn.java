package dev.charla.domain.assistant;

/** One of the things that were said between somebody and the assistant. */
public record Turn(Speaker speaker, String text) {

    /** Whose turn it was. */
    public enum Speaker {
        USER,
        ASSISTANT
    }

    public static Turn ofUser(String text) {
        return new Turn(Speaker.USER, text);
    }

    public static Turn ofAssistant(String text) {
        return new Turn(Speaker.ASSISTANT, text);
    }

    /** Keeps what was said out of logs. */
    @Override
    public String toString() {
        return "Turn[" + speaker + "]";
    }
}
