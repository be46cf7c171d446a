package dev.charla.api.dialect.web;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.charla.api.gateway.Rounds;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.UnreadCounts;
import dev.charla.application.port.out.UnreadCounts.Unread;
import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Tells the staff that is connected here how many messages of a chat each has not read ({@code chat:unread_count}), when that
 * may have changed, or anything else that a list of chats shows: so lists are kept up to date without joining each chat. Chats
 * are gathered and counted in rounds, so that many messages cost one query; what is told is the latest
 * number, and numbers in between are skipped.
 */
final class UnreadNews {

    static final Duration PAUSE = Duration.ofMillis(250);

    /** So that a round ends soon; what is left over comes in the next. */
    static final int CHATS_OF_A_ROUND = 200;

    private final Namespace namespace;
    private final UnreadCounts counts;
    private final Rounds rounds;
    private final Set<Socket> staff = ConcurrentHashMap.newKeySet();
    private final Set<ChatId> changed = ConcurrentHashMap.newKeySet();

    /**
     * @param threads where chats are counted, so that whoever changed them does not wait
     * @param afterPause as {@code threads}, but {@link #PAUSE} later
     */
    UnreadNews(Namespace namespace, UnreadCounts counts, Executor threads, Executor afterPause) {
        this.namespace = namespace;
        this.counts = counts;
        this.rounds = new Rounds(this::tell, threads, afterPause);
    }

    void listen(Backplane backplane) {
        namespace.onConnect(this::arrived).onDisconnect((socket, reason) -> staff.remove(socket));
        backplane.subscribe(this::heard);
    }

    private void arrived(Socket socket) {
        SocketIdentity.findPerson(socket).filter(Staff.class::isInstance).ifPresent(person -> staff.add(socket));
    }

    private void heard(RoomEntry entry) {
        if (!staff.isEmpty() && changesLists(entry)) {
            changed.add(entry.room().chat());
            rounds.ask();
        }
    }

    private static boolean changesLists(RoomEntry entry) {
        return switch (entry.event()) {
            case MessageSentEvent sent -> true;
            case MessageEditedEvent edited -> true;
            case MessageDeletedEvent deleted -> true;
            case MessagesReadEvent read -> read.readerType() == SenderType.COMMERCIAL;
            case ChatStatusChangedEvent changed -> true;
            case ChatAssignedEvent assigned -> true;
            case ChatUnassignedEvent unassigned -> true;
            case AgentRequestedEvent requested -> true;
            case ChatPriorityChangedEvent changed -> true;
            case ChatTagsChangedEvent changed -> true;
            case ChatOpenedEvent toldAsANewChat -> false;
            case ChatEnrolledEvent notShown -> false;
        };
    }

    private void tell() {
        var chats = someChanged();
        var people = staff.stream().map(UnreadNews::personOf).collect(toSet());
        var sockets =
                staff.stream().collect(groupingBy(socket -> personOf(socket).id()));
        if (!people.isEmpty()) {
            counts.of(chats, people).stream()
                    .collect(groupingBy(UnreadJson::of, flatMapping(unread -> socketsOf(unread, sockets), toSet())))
                    .forEach(this::tell);
        }
    }

    /** None of somebody who left since the round began. */
    private static Stream<Socket> socketsOf(Unread unread, Map<StaffId, List<Socket>> sockets) {
        return sockets.getOrDefault(unread.reader(), List.of()).stream();
    }

    /** Everybody who has the same number hears the same encoded event. */
    private void tell(UnreadJson count, Set<Socket> receivers) {
        namespace.send(receivers, namespace.encode("chat:unread_count", count));
    }

    private Set<ChatId> someChanged() {
        var some = new HashSet<ChatId>();
        for (var chat : changed) {
            if (some.size() == CHATS_OF_A_ROUND) {
                rounds.ask();
                break;
            }
            some.add(chat);
        }
        changed.removeAll(some);
        return some;
    }

    private static Staff personOf(Socket socket) {
        return (Staff) SocketIdentity.personOf(socket);
    }

    record UnreadJson(String chatId, int unreadMessagesCount) {

        private static UnreadJson of(Unread unread) {
            return new UnreadJson(unread.chat().toString(), unread.count());
        }
    }
}
