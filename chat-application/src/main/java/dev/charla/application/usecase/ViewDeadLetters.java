package dev.charla.application.usecase;

import dev.charla.application.port.in.DeadLetters;
import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows admins and programs what was given up at their sites. */
public final class ViewDeadLetters implements DeadLetters {

    private final WebhookOutbox outbox;
    private final InstantSource clock;

    public ViewDeadLetters(WebhookOutbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Page list(Insider viewer, int limit, @Nullable UUID before) {
        refuseOthers(viewer);
        var found = outbox.dead(viewer.sites(), limit + 1, before);
        var letters = found.stream().limit(limit).toList();
        var next = found.size() > limit ? letters.getLast().outgoing().id() : null;
        return new Page(letters, outbox.countDead(viewer.sites()), next);
    }

    @Override
    public void resend(Insider by, UUID id) {
        refuseOthers(by);
        if (!outbox.revive(id, by.sites(), clock.instant())) {
            throw new MessageNotFound();
        }
    }

    private static void refuseOthers(Insider viewer) {
        switch (viewer) {
            case Integration program -> {} // its scope was looked at
            case Staff staff -> {
                if (!staff.isAtLeast(Role.ADMIN)) {
                    throw new AdminsOnly();
                }
            }
        }
    }
}
