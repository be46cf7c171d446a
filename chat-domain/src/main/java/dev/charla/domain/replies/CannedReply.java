package dev.charla.domain.replies;

import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.SupervisorsOnly;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that staff keeps ready, for the chats of one site or of all sites of the tenant.
 *
 * @param site whose staff shares it; {@code null} for all of the tenant
 * @param writtenAt when it got its present wording
 */
public record CannedReply(
        CannedReplyId id, TenantId tenant, @Nullable SiteId site, Wording wording, Instant writtenAt) {

    /** How many a tenant may have, so that all that somebody sees can be told at once. */
    public static final int MOST = 200;

    public boolean isSeenBy(Staff staff) {
        return tenant.equals(staff.tenant()) && (site == null || staff.sites().contains(site));
    }

    /**
     * What a site shares is everybody's there to write, as its chats are; what all sites share is for supervisors.
     *
     * @throws NoSuchCannedReply when it is not even theirs to see
     */
    public void refuseUnlessWrittenBy(Staff staff) {
        if (!isSeenBy(staff)) {
            throw new NoSuchCannedReply();
        }
        if (site == null && !staff.isAtLeast(Role.SUPERVISOR)) {
            throw new SupervisorsOnly();
        }
    }

    public CannedReply saying(Wording other, Instant now) {
        return new CannedReply(id, tenant, site, other, now);
    }
}
