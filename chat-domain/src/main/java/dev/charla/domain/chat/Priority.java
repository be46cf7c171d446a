package dev.charla.domain.chat;

import java.util.Arrays;
import java.util.NoSuchElementException;

/** How soon a waiting chat should be answered, least urgent first. */
public enum Priority {
    LOW(0),
    NORMAL(1),
    HIGH(2),
    URGENT(3);

    private final int urgency;

    Priority(int urgency) {
        this.urgency = urgency;
    }

    /** The rank among chats that wait, the higher the sooner; storages and cursors keep it, so it never changes. */
    public int urgency() {
        return urgency;
    }

    /** @throws NoSuchElementException when none has this rank */
    public static Priority ofUrgency(int urgency) {
        return Arrays.stream(values())
                .filter(priority -> priority.urgency == urgency)
                .findFirst()
                .orElseThrow();
    }
}
