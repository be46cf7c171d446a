package dev.charla.application.usecase;

import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ServeQueue;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.Roster;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Hands out what waits when somebody may have come free, one chat in each transaction until nobody takes another. What one
 * node misses, the next occasion on any node finds.
 *
 * <p>Occasions are gathered while one is served: however many there are, they take one connection to the database from those who
 * send messages.
 */
public final class ServeQueueOnFreedStaff {

    private final Commands commands;
    private final ChatRepository chats;
    private final Roster roster;
    private final Executor threads;
    private final Queue<Supplier<Optional<TenantId>>> occasions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** @param threads where it is done, so that whoever gave the occasion does not wait */
    public ServeQueueOnFreedStaff(Commands commands, ChatRepository chats, Roster roster, Executor threads) {
        this.commands = commands;
        this.chats = chats;
        this.roster = roster;
        this.threads = threads;
    }

    /** @param changed the entry of an event after which somebody may have fewer chats than before */
    public void on(RoomEntry changed) {
        if (mayFree(changed.event())) {
            occasion(() -> chats.find(changed.room().chat()).map(ServeQueueOnFreedStaff::tenantOf));
        }
    }

    /** Nobody has fewer chats because one was answered or reopened. */
    private static boolean mayFree(ChatEvent event) {
        return !(event instanceof ChatStatusChangedEvent moved && moved.status() == ChatStatus.IN_PROGRESS);
    }

    /** Somebody of the tenant's staff takes chats now. */
    void cameFree(TenantId tenant) {
        occasion(() -> Optional.of(tenant));
    }

    private void occasion(Supplier<Optional<TenantId>> whose) {
        occasions.add(whose);
        if (asked.getAndIncrement() == 0) {
            threads.execute(this::serveGathered);
        }
    }

    private void serveGathered() {
        var served = asked.get();
        try {
            gathered().forEach(this::serve);
        } finally {
            if (asked.addAndGet(-served) > 0) {
                threads.execute(this::serveGathered);
            }
        }
    }

    private Set<TenantId> gathered() {
        var tenants = new LinkedHashSet<TenantId>();
        for (var whose = occasions.poll(); whose != null; whose = occasions.poll()) {
            whose.get().ifPresent(tenants::add);
        }
        return tenants;
    }

    private void serve(TenantId tenant) {
        roster.sitesWithQueue(tenant).forEach(this::serve);
    }

    private void serve(SiteId site) {
        boolean moreMayWait;
        do {
            moreMayWait = commands.send(new ServeQueue(site)).assigned();
        } while (moreMayWait);
    }

    private static TenantId tenantOf(Chat chat) {
        return chat.origin().tenant();
    }
}
