package dev.charla.application.port.out;

import dev.charla.domain.people.TenantId;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import java.util.List;
import java.util.Optional;

/** Keeps canned replies. Every method joins the caller's transaction, if there is one. */
public interface CannedReplyRepository {

    Optional<CannedReply> find(CannedReplyId id);

    /** All of the tenant and of its sites, by shortcut. */
    List<CannedReply> ofTenant(TenantId tenant);

    /** How many the tenant has; until the transaction ends no other may count them so. */
    long countForOneMore(TenantId tenant);

    /** @throws dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken when those who share it have another one by that shortcut */
    void add(CannedReply reply);

    /**
     * Keeps another wording of one that is there, and does nothing otherwise.
     *
     * @throws dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken as when it is added
     */
    void update(CannedReply reply);

    void remove(CannedReplyId id);
}
