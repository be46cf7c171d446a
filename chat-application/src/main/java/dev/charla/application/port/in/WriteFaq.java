package dev.charla.application.port.in;

import dev.charla.domain.assistant.Faq;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;

/** Say what a site answers to frequent questions, in place of what it said before; for admins of the site. */
public record WriteFaq(Staff by, SiteId site, Faq faq) implements Command<Faq> {}
