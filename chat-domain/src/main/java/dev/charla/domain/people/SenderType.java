package dev.charla.domain.people;

/** On whose side an author stands. */
public enum SenderType {
    VISITOR,
    COMMERCIAL,
    BOT,
    SYSTEM
}
