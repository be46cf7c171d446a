package dev.charla.domain.chat;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;

/**
 * The text of a message: white space at both ends removed, at most {@value #MAX_CHARACTERS} Unicode characters, each of
 * them storable and printable in any encoding.
 */
public record Content(String text) {

    /** In Unicode code points, so that an emoji counts as one. */
    public static final int MAX_CHARACTERS = 4_000;

    /** @throws InvalidMessage when the text is too long or holds a NUL or half a surrogate pair */
    public Content {
        text = text.strip();
        if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            throw new InvalidMessage("content", "must be at most " + MAX_CHARACTERS + " characters");
        }
        if (!text.codePoints().allMatch(Content::isStorable)) {
            throw new InvalidMessage("content", "must not contain NUL or an unpaired surrogate");
        }
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
