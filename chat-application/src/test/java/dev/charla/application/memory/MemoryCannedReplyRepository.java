package dev.charla.application.memory;

import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class MemoryCannedReplyRepository implements CannedReplyRepository {

    private static final Comparator<CannedReply> BY_SHORTCUT =
            Comparator.comparing(reply -> reply.wording().shortcut());

    private final Table<CannedReply> all;

    MemoryCannedReplyRepository(Table<CannedReply> all) {
        this.all = all;
    }

    @Override
    public Optional<CannedReply> find(CannedReplyId id) {
        return all.find(reply -> reply.id().equals(id));
    }

    @Override
    public List<CannedReply> ofTenant(TenantId tenant) {
        return all.all().stream()
                .filter(reply -> reply.tenant().equals(tenant))
                .sorted(BY_SHORTCUT)
                .toList();
    }

    @Override
    public long countForOneMore(TenantId tenant) {
        return ofTenant(tenant).size();
    }

    @Override
    public void add(CannedReply reply) {
        refuseIfTaken(reply);
        all.add(reply);
    }

    @Override
    public void update(CannedReply reply) {
        refuseIfTaken(reply);
        all.replace(present -> present.id().equals(reply.id()), reply);
    }

    @Override
    public void remove(CannedReplyId id) {
        all.remove(reply -> reply.id().equals(id));
    }

    private void refuseIfTaken(CannedReply reply) {
        if (all.find(present -> sharesItsShortcut(present, reply)).isPresent()) {
            throw new ShortcutTaken();
        }
    }

    private static boolean sharesItsShortcut(CannedReply one, CannedReply other) {
        return !one.id().equals(other.id())
                && one.tenant().equals(other.tenant())
                && Objects.equals(one.site(), other.site())
                && one.wording().shortcut().equals(other.wording().shortcut());
    }
}
