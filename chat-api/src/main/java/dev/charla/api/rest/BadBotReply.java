package dev.charla.api.rest;

/** The bot at the other end of the bridge said something that is no reply. */
final class BadBotReply extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param error in the bot's own language */
    BadBotReply(String error) {
        super(error, null, false, false);
    }

    String error() {
        return String.valueOf(getMessage());
    }
}
