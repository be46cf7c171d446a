package dev.charla.domain.chat;

import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * The staff's own words about a chat, in the order in which they were given: at most {@value #MOST}, each 1 to {@value
 * #MAX_CHARACTERS} characters without white space at its ends. Their case is kept and means nothing: of several that differ
 * in case alone the first stays.
 */
public record Tags(List<String> texts) {

    public static final int MOST = 20;

    /** In Unicode code points. */
    public static final int MAX_CHARACTERS = 50;

    public static final Tags NONE = new Tags(List.of());

    /** @throws InvalidMessage when there are too many, or one is empty, too long or not of printable characters */
    public Tags {
        var seen = new HashSet<String>();
        texts = texts.stream()
                .map(String::strip)
                .filter(text -> seen.add(key(text)))
                .toList();
        if (texts.size() > MOST) {
            throw new InvalidMessage("tags", "must be at most " + MOST);
        }
        if (!texts.stream().allMatch(Tags::isTag)) {
            throw new InvalidMessage("tags", "must have 1 to " + MAX_CHARACTERS + " printable characters each");
        }
    }

    /** What two tags have in common that are the same but for white space at their ends and case. */
    public static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isTag(String text) {
        var length = text.codePointCount(0, text.length());
        return length >= 1 && length <= MAX_CHARACTERS && text.codePoints().allMatch(Tags::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
