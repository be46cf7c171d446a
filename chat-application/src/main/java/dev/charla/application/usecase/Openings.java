package dev.charla.application.usecase;

import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;

/** Opens chats for whoever may: a visitor its own, insiders one for a visitor of their sites. */
final class Openings {

    private final VisitorRepository visitors;

    Openings(VisitorRepository visitors) {
        this.visitors = visitors;
    }

    ChatChange open(ChatId id, OpenChat command, Instant now) {
        var visitor = visitorOf(command);
        keepContact(command, visitor);
        var origin = new Origin(visitor.tenant(), visitor.site(), visitor.id(), command.metadata(), now);
        return Chat.open(id, origin);
    }

    private Profile visitorOf(OpenChat command) {
        return switch (command.opener()) {
            case Visitor visitor -> profile(visitor.id());
            case Insider insider -> visitorOf(insider, command);
            case Correspondent correspondent -> throw new StaffOnly();
        };
    }

    private Profile visitorOf(Insider insider, OpenChat command) {
        if (command.visitor() == null) {
            throw new InvalidMessage("visitorInfo.visitorId", "is required when staff opens a chat");
        }
        var profile = profile(command.visitor());
        if (!insider.sites().contains(profile.site())) {
            throw new ChatNotFound();
        }
        return profile;
    }

    private Profile profile(VisitorId id) {
        return visitors.find(id).orElseThrow(ChatNotFound::new);
    }

    /** Without its consent nothing of what a visitor says about itself is kept. */
    private void keepContact(OpenChat command, Profile visitor) {
        if (!command.contact().isEmpty() && visitor.consentedAt() != null) {
            visitors.update(visitor.with(command.contact()));
        }
    }
}
