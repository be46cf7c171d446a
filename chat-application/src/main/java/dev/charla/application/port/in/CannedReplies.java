package dev.charla.application.port.in;

import dev.charla.domain.people.Staff;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows staff the texts that are kept ready for it. */
public interface CannedReplies {

    /** Those of the tenant and of the viewer's sites, at most {@link CannedReply#MOST}, by shortcut. */
    List<Shared> all(Staff viewer);

    /** @throws dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply where there is none that the viewer may see */
    Shared view(Staff viewer, CannedReplyId id);

    /** @param domain of the site whose staff shares it; {@code null} for all of the tenant */
    record Shared(CannedReply reply, @Nullable String domain) {}
}
