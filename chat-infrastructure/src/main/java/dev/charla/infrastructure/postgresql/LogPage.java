package dev.charla.infrastructure.postgresql;

import java.util.List;

/**
 * Entries of the log as one moment of the database shows them.
 *
 * @param oldestRunning every transaction with a lower number has ended, and what it committed is visible here
 * @param nextNumber no transaction had this number yet, nor a higher one
 * @param rows ascending by index from after the head, and among them those that the head missed
 */
record LogPage(long oldestRunning, long nextNumber, List<Row> rows) {

    LogPage {
        rows = List.copyOf(rows);
    }

    /**
     * One entry without what it says.
     *
     * @param index its number in the whole log, given before it was committed
     * @param room the name of its room
     */
    record Row(long index, String room, long seq) {}
}
