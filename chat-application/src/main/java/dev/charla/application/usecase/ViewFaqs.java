package dev.charla.application.usecase;

import dev.charla.application.port.in.Faqs;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchSite;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;

/** Shows a site's FAQ to the staff of the site. */
public final class ViewFaqs implements Faqs {

    private final FaqRepository faqs;

    public ViewFaqs(FaqRepository faqs) {
        this.faqs = faqs;
    }

    @Override
    public Faq view(Staff viewer, SiteId site) {
        if (!viewer.sites().contains(site)) {
            throw new NoSuchSite();
        }
        return faqs.of(site);
    }
}
