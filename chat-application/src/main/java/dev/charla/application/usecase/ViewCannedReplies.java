package dev.charla.application.usecase;

import dev.charla.application.port.in.CannedReplies;
import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public final class ViewCannedReplies implements CannedReplies {

    private final CannedReplyRepository replies;
    private final SiteRepository sites;

    public ViewCannedReplies(CannedReplyRepository replies, SiteRepository sites) {
        this.replies = replies;
        this.sites = sites;
    }

    @Override
    public List<Shared> all(Staff viewer) {
        var domains = domains();
        return replies.ofTenant(viewer.tenant()).stream()
                .filter(reply -> reply.isSeenBy(viewer))
                .map(reply -> shared(reply, domains))
                .toList();
    }

    @Override
    public Shared view(Staff viewer, CannedReplyId id) {
        return replies.find(id)
                .filter(reply -> reply.isSeenBy(viewer))
                .map(reply -> shared(reply, domains()))
                .orElseThrow(NoSuchCannedReply::new);
    }

    private Map<SiteId, String> domains() {
        return sites.all().stream().collect(Collectors.toMap(Site::id, Site::domain));
    }

    private static Shared shared(CannedReply reply, Map<SiteId, String> domains) {
        return new Shared(reply, reply.site() == null ? null : domains.get(reply.site()));
    }
}
