package dev.charla.domain.chat;

/** Where a chat stands between its opening and its end. */
public enum ChatStatus {
    /** Nobody takes care of it yet. */
    PENDING,
    /** It has a commercial, who has not answered yet. */
    ASSIGNED,
    /** It was answered in public at least once, or reopened. */
    IN_PROGRESS,
    /** It takes no more messages until it is reopened. */
    CLOSED
}
