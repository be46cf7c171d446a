package dev.charla.application.port.in;

import dev.charla.application.port.out.WebhookOutbox.DeadLetter;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at what the webhook would not take, and tries it again. For admins, and for programs that may manage webhooks. */
public interface DeadLetters {

    /** Most on a page. */
    int MAX_LIMIT = 100;

    /**
     * The newest first.
     *
     * @param before the last one of the page before; {@code null} for the first page
     * @throws AdminsOnly for others of the staff
     */
    Page list(Insider viewer, int limit, @Nullable UUID before);

    /**
     * @throws AdminsOnly for others of the staff
     * @throws MessageNotFound when there is no such one at the caller's sites
     */
    void resend(Insider by, UUID id);

    /** @param next where the next page begins; {@code null} on the last */
    record Page(
            List<DeadLetter> letters, long total, @Nullable UUID next) {

        public Page {
            letters = List.copyOf(letters);
        }
    }
}
