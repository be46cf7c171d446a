package dev.charla.application.usecase;

import dev.charla.application.port.in.WriteFaq;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchSite;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import java.time.InstantSource;

/** Replaces a site's FAQ as a whole. */
public final class WriteFaqCommandHandler {

    private final FaqRepository faqs;
    private final IdGenerator ids;
    private final InstantSource clock;

    public WriteFaqCommandHandler(FaqRepository faqs, IdGenerator ids, InstantSource clock) {
        this.faqs = faqs;
        this.ids = ids;
        this.clock = clock;
    }

    public Faq handle(WriteFaq command) {
        if (!command.by().sites().contains(command.site())) {
            throw new NoSuchSite();
        }
        if (!command.by().isAtLeast(Role.ADMIN)) {
            throw new AdminsOnly();
        }
        faqs.put(command.site(), command.faq(), ids.next(), clock.instant());
        return command.faq();
    }
}
