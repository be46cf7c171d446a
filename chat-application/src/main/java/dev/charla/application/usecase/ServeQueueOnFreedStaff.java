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
import java.util.concurrent.Executor;

/**
 * Hands out what waits when somebody may have come free, one chat in each transaction until nobody takes another. What one
 * node misses, the next occasion on any node finds.
 */
public final class ServeQueueOnFreedStaff {

    private final Commands commands;
    private final ChatRepository chats;
    private final Roster roster;
    private final Executor threads;

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
            threads.execute(() -> chats.find(changed.room().chat())
                    .map(ServeQueueOnFreedStaff::tenantOf)
                    .ifPresent(this::serve));
        }
    }

    /** Nobody has fewer chats because one was answered or reopened. */
    private static boolean mayFree(ChatEvent event) {
        return !(event instanceof ChatStatusChangedEvent moved && moved.status() == ChatStatus.IN_PROGRESS);
    }

    /** Somebody of the tenant's staff takes chats now. */
    void cameFree(TenantId tenant) {
        threads.execute(() -> serve(tenant));
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
