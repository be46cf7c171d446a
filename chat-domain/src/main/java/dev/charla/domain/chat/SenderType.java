package dev.charla.domain.chat;

/** On whose side an author stands. */
public enum SenderType {
    VISITOR,
    COMMERCIAL,
    BOT,
    SYSTEM
}
