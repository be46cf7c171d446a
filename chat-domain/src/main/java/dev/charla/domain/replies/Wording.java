package dev.charla.domain.replies;

import dev.charla.domain.replies.CannedReplyRefusal.InvalidCannedReply;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a canned reply says and how it is found; white space at the ends is removed.
 *
 * @param shortcut what is typed after a slash: 1 to {@value #MAX_SHORTCUT} letters, digits, hyphens and underscores, in lower case
 * @param title one line of 1 to {@value #MAX_TITLE} characters, for those who choose it from a list
 * @param content what is sent, 1 to {@value #MAX_CONTENT} characters, as long as a message may be
 */
public record Wording(String shortcut, String title, String content) {

    /** In Unicode code points, as all lengths here. */
    public static final int MAX_SHORTCUT = 40;

    public static final int MAX_TITLE = 100;
    public static final int MAX_CONTENT = 4_000;

    private static final Pattern SHORTCUT = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_-]+");

    /** @throws InvalidCannedReply when one of the texts breaks its rule */
    public Wording {
        shortcut = shortcut.strip().toLowerCase(Locale.ROOT);
        title = title.strip();
        content = content.strip();
        require(
                fits(shortcut, MAX_SHORTCUT) && SHORTCUT.matcher(shortcut).matches(),
                "shortcut",
                "must be 1 to " + MAX_SHORTCUT + " letters, digits, - and _");
        require(
                fits(title, MAX_TITLE) && title.codePoints().noneMatch(Character::isISOControl),
                "title",
                "must be 1 to " + MAX_TITLE + " printable characters");
        require(fits(content, MAX_CONTENT), "content", "must be 1 to " + MAX_CONTENT + " characters");
    }

    /** Neither NUL nor half a surrogate pair can be stored. */
    private static boolean fits(String text, int most) {
        var length = text.codePointCount(0, text.length());
        return length >= 1 && length <= most && text.codePoints().allMatch(Wording::isStorable);
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidCannedReply(field, rule);
        }
    }
}
