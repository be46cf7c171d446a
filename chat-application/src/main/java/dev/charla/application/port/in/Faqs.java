package dev.charla.application.port.in;

import dev.charla.domain.assistant.Faq;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;

/** Shows what sites answer to frequent questions. */
public interface Faqs {

    /** @throws dev.charla.domain.assistant.AssistantRefusal.NoSuchSite for a site that is not this person's */
    Faq view(Staff viewer, SiteId site);
}
