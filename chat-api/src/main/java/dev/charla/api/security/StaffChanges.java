package dev.charla.api.security;

import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.Commands;

/** Changes staff, and lets it count at once on this node; other nodes find out by themselves ({@link Anchors}). */
public final class StaffChanges {

    private final Commands commands;
    private final RecentProofs proofs;
    private final Expiries expiries;

    public StaffChanges(Commands commands, RecentProofs proofs, Expiries expiries) {
        this.commands = commands;
        this.proofs = proofs;
        this.expiries = expiries;
    }

    public void make(ChangeStaff change) {
        var changed = commands.send(change);
        proofs.changed(change.whom().value());
        changed.ended().forEach(login -> expiries.tell(new Anchor.OfLogin(login), Expiry.REVOKED));
        if (changed.rightsChanged()) {
            expiries.tell(Anchor.OfRights.of(changed.before()), Expiry.REVOKED);
        }
    }
}
