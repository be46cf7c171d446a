package dev.charla.domain.chat;

/** How a message is meant to be shown. */
public enum MessageType {
    TEXT,
    IMAGE,
    FILE,
    /** Written by Charla itself; no client may send it. */
    SYSTEM
}
