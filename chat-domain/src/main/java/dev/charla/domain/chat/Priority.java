package dev.charla.domain.chat;

/** How soon a waiting chat should be answered, least urgent first. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
