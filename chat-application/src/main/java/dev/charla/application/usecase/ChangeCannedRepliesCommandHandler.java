package dev.charla.application.usecase;

import dev.charla.application.port.in.ChangeCannedReplies;
import dev.charla.application.port.in.ChangeCannedReplies.AddCannedReply;
import dev.charla.application.port.in.ChangeCannedReplies.RemoveCannedReply;
import dev.charla.application.port.in.ChangeCannedReplies.RewordCannedReply;
import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.CannedReplyRefusal.InvalidCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.TooManyCannedReplies;
import java.time.InstantSource;
import java.util.Locale;

public final class ChangeCannedRepliesCommandHandler {

    private final CannedReplyRepository replies;
    private final SiteRepository sites;
    private final IdGenerator ids;
    private final InstantSource clock;

    public ChangeCannedRepliesCommandHandler(
            CannedReplyRepository replies, SiteRepository sites, IdGenerator ids, InstantSource clock) {
        this.replies = replies;
        this.sites = sites;
        this.ids = ids;
        this.clock = clock;
    }

    public CannedReplyId handle(ChangeCannedReplies command) {
        return switch (command) {
            case AddCannedReply add -> add(add);
            case RewordCannedReply reword -> reword(reword);
            case RemoveCannedReply remove -> remove(remove);
        };
    }

    private CannedReplyId add(AddCannedReply command) {
        var by = command.by();
        var site = command.site() == null ? null : siteOf(by, command.site());
        var reply =
                new CannedReply(new CannedReplyId(ids.next()), by.tenant(), site, command.wording(), clock.instant());
        reply.refuseUnlessWrittenBy(by);
        if (replies.countForOneMore(by.tenant()) >= CannedReply.MOST) {
            throw new TooManyCannedReplies();
        }
        replies.add(reply);
        return reply.id();
    }

    private CannedReplyId reword(RewordCannedReply command) {
        var reply = written(command.by(), command.id());
        replies.update(reply.saying(command.wording(), clock.instant()));
        return reply.id();
    }

    private CannedReplyId remove(RemoveCannedReply command) {
        var reply = written(command.by(), command.id());
        replies.remove(reply.id());
        return reply.id();
    }

    private CannedReply written(Staff by, CannedReplyId id) {
        var reply = replies.find(id).orElseThrow(NoSuchCannedReply::new);
        reply.refuseUnlessWrittenBy(by);
        return reply;
    }

    /** A site of others is answered as one that is not there. */
    private SiteId siteOf(Staff by, String domain) {
        return sites.findByDomain(domain.strip().toLowerCase(Locale.ROOT))
                .map(Site::id)
                .filter(by.sites()::contains)
                .orElseThrow(() -> new InvalidCannedReply("site", "must be the domain of one of your sites"));
    }
}
