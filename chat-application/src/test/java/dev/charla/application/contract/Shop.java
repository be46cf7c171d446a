package dev.charla.application.contract;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageEvent;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.NewMessage;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Scope;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A stored site with a way to bring people and chats to it. */
public final class Shop {

    public static final Instant OPENING = Instant.parse("2026-01-05T10:00:00.123Z");

    private final Storage storage;
    private final Site site;

    private Shop(Storage storage, Site site) {
        this.storage = storage;
        this.site = site;
    }

    /** A site of the domain, of a tenant of its own. */
    public static Shop at(String domain, Storage storage) {
        var tenant = new TenantId(storage.ids().next());
        storage.inTransaction(() -> storage.sites().addTenant(tenant, domain));
        return of(tenant, domain, storage);
    }

    /** One more site of the same tenant. */
    public Shop branch(String domain) {
        return of(site.tenant(), domain, storage);
    }

    private static Shop of(TenantId tenant, String domain, Storage storage) {
        var site = new Site(
                new SiteId(storage.ids().next()),
                tenant,
                domain,
                "Shop of " + domain,
                "key-of-" + domain,
                List.of("https://" + domain));
        storage.inTransaction(() -> storage.sites().add(site));
        return new Shop(storage, site);
    }

    public Site site() {
        return site;
    }

    /** A visitor who has said its name, and nothing else. */
    public Visitor visitor(String name) {
        var profile = new Profile(
                new VisitorId(storage.ids().next()),
                site.tenant(),
                site.id(),
                new ContactDetails(name, null, null),
                OPENING,
                "v1",
                OPENING);
        storage.inTransaction(() -> storage.visitors().add(profile));
        return profile.visitor();
    }

    public Staff commercial(String name) {
        return staff(name, Role.COMMERCIAL);
    }

    public Staff staff(String name, Role role) {
        var staff = new Staff(
                new StaffId(storage.ids().next()),
                site.tenant(),
                name.toLowerCase(Locale.ROOT) + "@" + site.domain(),
                name,
                Set.of(role),
                Set.of(site.id()));
        storage.inTransaction(() -> storage.staff().add(staff, "hash-of-" + name));
        return staff;
    }

    /** A program that may do everything on this site. */
    public Integration program(String name) {
        var id = new IntegrationId(storage.ids().next());
        return new Integration(id, name, Set.of(Scope.values()), Set.of(site.id()));
    }

    public Chat chatOf(Visitor visitor) {
        return chatOf(visitor, OPENING);
    }

    /** A stored chat that was opened at that time and waits. */
    public Chat chatOf(Visitor visitor, Instant openedAt) {
        var origin = new Origin(site.tenant(), site.id(), visitor.id(), Map.of("page", "/cart"), openedAt);
        var opened = Chat.open(new ChatId(storage.ids().next()), origin);
        storage.inTransaction(() -> {
            storage.chats().add(opened.chat());
            storage.log().append(opened.entries());
        });
        return opened.chat();
    }

    /** Decides on the stored chat as a command would, and stores what came of it. */
    public ChatChange decide(ChatId id, Function<Chat, ChatChange> decision) {
        return storage.inTransaction(() -> {
            var change = decision.apply(storage.chats().lock(id).orElseThrow());
            storage.chats().update(change.chat());
            change.entries().forEach(this::keepMessage);
            storage.log().append(change.entries());
            return change;
        });
    }

    private void keepMessage(RoomEntry entry) {
        if (entry.event() instanceof MessageEvent happened) {
            switch (happened) {
                case MessageSentEvent sent -> storage.messages().add(sent.message());
                case MessageEditedEvent edited -> storage.messages().update(edited.message(), entry.seq());
                case MessageDeletedEvent deleted -> {
                    var message = storage.messages().find(deleted.messageId()).orElseThrow();
                    storage.messages().update(message.deleted(deleted.at()), entry.seq());
                }
            }
        }
    }

    public NewMessage saying(String text) {
        return draft(text, false);
    }

    public NewMessage noting(String text) {
        return draft(text, true);
    }

    private NewMessage draft(String text, boolean internal) {
        return new NewMessage(
                new MessageId(storage.ids().next()), new Content(text), MessageType.TEXT, internal, null, null);
    }
}
