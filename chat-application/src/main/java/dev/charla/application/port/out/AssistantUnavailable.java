package dev.charla.application.port.out;

import org.jspecify.annotations.Nullable;

/** The assistant gave no answer: it is away, too slow or too busy. The same question may be answered later. */
public final class AssistantUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason for operators; it names nothing that was said */
    public AssistantUnavailable(String reason) {
        this(reason, null);
    }

    public AssistantUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
