package dev.charla.infrastructure.postgresql;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far the log has been read. Entries are numbered before they are committed, so a lower number may become visible after a
 * higher one, or never when its transaction was rolled back. Numbers that are missing are therefore looked for again.
 *
 * <p>A number is given up when every transaction has ended that was running when it was first missed: it was drawn before the
 * higher one that was seen then, so whoever drew it was running then or had ended. That holds because whoever writes an
 * entry has locked or made its chat's row before, and so has a transaction's number before it draws the entry's. No clock takes
 * part in it: a transaction may run as long as it likes.
 */
final class LogHead {

    /** More are not waited for; the first ones are given up for the last ones. */
    static final int MAX_MISSING = 1_000;

    /** Nothing has been read. */
    static final LogHead NONE = new LogHead(0, new TreeMap<>());

    private final long last;

    /** With the number that no transaction had yet when it was first missed. */
    private final NavigableMap<Long, Long> missing;

    private LogHead(long last, NavigableMap<Long, Long> missing) {
        this.last = last;
        this.missing = missing;
    }

    /** Where a node begins that has delivered nothing; what is committed out of order around there is looked for. */
    static LogHead before(long last) {
        return new LogHead(Math.max(0, last - MAX_MISSING), new TreeMap<>());
    }

    /** The highest number that was seen. */
    long last() {
        return last;
    }

    /** Lower numbers that may yet become visible. */
    Set<Long> missing() {
        return Collections.unmodifiableSet(missing.keySet());
    }

    LogHead after(LogPage page) {
        var open = new TreeMap<>(missing);
        var highest = last;
        for (var row : page.rows()) {
            open.remove(row.index());
            if (row.index() > highest) {
                for (var number = Math.max(highest + 1, row.index() - MAX_MISSING); number < row.index(); number++) {
                    open.put(number, page.nextNumber());
                }
                highest = row.index();
            }
        }
        open.values().removeIf(nextNumber -> nextNumber <= page.oldestRunning());
        while (open.size() > MAX_MISSING) {
            open.pollFirstEntry();
        }
        return new LogHead(highest, open);
    }
}
