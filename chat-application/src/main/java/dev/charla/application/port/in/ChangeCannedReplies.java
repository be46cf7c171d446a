package dev.charla.application.port.in;

import dev.charla.domain.people.Staff;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.Wording;
import org.jspecify.annotations.Nullable;

/** Do something with the texts that are kept ready; each answers the id of the one that it was about. */
public sealed interface ChangeCannedReplies extends Command<CannedReplyId> {

    /** Who does it. */
    Staff by();

    /**
     * Keep one more.
     *
     * @param site the domain of the site whose staff is to share it; {@code null} for all of the tenant
     */
    record AddCannedReply(Staff by, @Nullable String site, Wording wording) implements ChangeCannedReplies {}

    /** Let one say something else; who shares it stays. */
    record RewordCannedReply(Staff by, CannedReplyId id, Wording wording) implements ChangeCannedReplies {}

    /** Keep one no more. */
    record RemoveCannedReply(Staff by, CannedReplyId id) implements ChangeCannedReplies {}
}
