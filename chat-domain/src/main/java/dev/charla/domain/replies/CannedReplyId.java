package dev.charla.domain.replies;

import java.util.UUID;

/** Names one canned reply. */
public record CannedReplyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
