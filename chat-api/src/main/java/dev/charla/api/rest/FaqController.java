package dev.charla.api.rest;

import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.Faqs;
import dev.charla.application.port.in.WriteFaq;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchSite;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.assistant.FaqEntry;
import dev.charla.domain.people.SiteId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a site answers to frequent questions: all that the offline assistant knows. */
@RestController
@Tag(name = "Assistant")
@RequestMapping("/v2/sites/{siteId}/faq")
class FaqController {

    private final Commands commands;
    private final Faqs faqs;

    FaqController(Commands commands, Faqs faqs) {
        this.commands = commands;
        this.faqs = faqs;
    }

    /** What the site answers to frequent questions, for its staff. */
    @GetMapping
    FaqJson viewFaq(@AuthenticationPrincipal Identity caller, @PathVariable String siteId) {
        var staff = Callers.staff(caller);
        var site = site(siteId);
        return FaqJson.from(site, faqs.view(staff, site));
    }

    /** An admin replaces all entries; none are left of an empty list. */
    @PutMapping
    FaqJson writeFaq(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String siteId,
            @Valid @RequestBody FaqRequest request) {
        var admin = Callers.staff(caller);
        var site = site(siteId);
        return FaqJson.from(site, commands.send(new WriteFaq(admin, site, request.faq())));
    }

    private static SiteId site(String text) {
        try {
            return new SiteId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new NoSuchSite();
        }
    }

    /** @param entries 500 at most */
    record FaqRequest(@NotNull List<@NotNull @Valid EntryJson> entries) {

        private Faq faq() {
            return new Faq(entries.stream()
                    .map(entry -> new FaqEntry(entry.question(), entry.answer()))
                    .toList());
        }
    }

    /**
     * @param question 1 to 500 characters
     * @param answer 1 to 4,000 characters
     */
    @Schema(name = "FaqEntry")
    record EntryJson(@NotNull String question, @NotNull String answer) {}

    record FaqJson(UUID siteId, List<EntryJson> entries) {

        private static FaqJson from(SiteId site, Faq faq) {
            return new FaqJson(
                    site.value(),
                    faq.entries().stream()
                            .map(entry -> new EntryJson(entry.question(), entry.answer()))
                            .toList());
        }
    }
}
