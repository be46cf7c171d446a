package dev.charla.application.memory;

import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody is locked by the one transaction there is at a time. */
final class MemoryRoster implements Roster {

    /** What somebody wants to be. */
    record Choice(StaffId staff, PresenceStatus status, Instant at) {}

    private final Table<Choice> choices;
    private final Table<Account> accounts;
    private final StaffRepository staff;
    private final Table<Chat> chats;
    private final Table<Site> sites;

    MemoryRoster(
            Table<Choice> choices,
            Table<Account> accounts,
            StaffRepository staff,
            Table<Chat> chats,
            Table<Site> sites) {
        this.choices = choices;
        this.accounts = accounts;
        this.staff = staff;
        this.chats = chats;
        this.sites = sites;
    }

    @Override
    public Optional<Duty> find(StaffId id) {
        return staff.find(id).map(Account::staff).map(this::duty);
    }

    @Override
    public Optional<Duty> lock(StaffId id) {
        return find(id);
    }

    @Override
    public Optional<Duty> tryLock(StaffId id) {
        return find(id);
    }

    @Override
    public List<Duty> online(SiteId site) {
        return accounts.all().stream()
                .flatMap(account -> staff.find(account.staff().id()).stream())
                .map(Account::staff)
                .filter(person -> person.sites().contains(site))
                .map(this::duty)
                .filter(duty -> duty.chosen() == PresenceStatus.ONLINE)
                .toList();
    }

    @Override
    public void choose(StaffId id, PresenceStatus status, Instant at) {
        choices.remove(choice -> choice.staff().equals(id));
        choices.add(new Choice(id, status, at));
    }

    @Override
    public List<ChatId> activeChats(StaffId id) {
        return had(id).filter(chat -> chat.progress().status() != ChatStatus.CLOSED)
                .map(Chat::id)
                .toList();
    }

    @Override
    public List<SiteId> sitesWithQueue(TenantId tenant) {
        return sites.all().stream()
                .filter(site -> site.tenant().equals(tenant))
                .map(Site::id)
                .filter(site -> !queue(site, 1).isEmpty())
                .toList();
    }

    @Override
    public List<ChatId> queue(SiteId site, int limit) {
        return chats.all().stream()
                .filter(chat -> chat.origin().site().equals(site))
                .filter(chat -> chat.progress().status() == ChatStatus.PENDING)
                .sorted(MemoryChatRepository.BY_TURN)
                .limit(limit)
                .map(Chat::id)
                .toList();
    }

    private Stream<Chat> had(StaffId id) {
        return chats.all().stream().filter(chat -> id.equals(chat.progress().assignee()));
    }

    private Duty duty(Staff person) {
        var choice = choices.find(made -> made.staff().equals(person.id()));
        return new Duty(
                person.id(),
                person.name(),
                choice.map(Choice::status).orElse(null),
                choice.map(Choice::at).orElse(null),
                null,
                activeChats(person.id()).size(),
                idleSince(person.id()));
    }

    private @Nullable Instant idleSince(StaffId id) {
        return had(id).flatMap(chat -> Stream.of(
                        Optional.ofNullable(chat.progress().assignedAt()),
                        Optional.ofNullable(chat.progress().closedAt())))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
