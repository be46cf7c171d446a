package dev.charla.application.usecase;

import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives a chat that waits to whose turn it is, under that person's lock, so that nobody gets more than there is room for.
 *
 * <p>Waits for the lock of one person at most: the others are passed over while somebody else gives them a chat, so that no
 * two transactions wait for each other. A chat that was put back does not return to the one who had it: it waits until
 * somebody else has room, or a person assigns it.
 */
public final class Routing {

    /** The end of a chat's record tells who had it last; what comes after that is little. */
    private static final int END_OF_RECORD = 50;

    private static final int NOTHING_BUT_ITS_OPENING = 1;

    private final FreeStaff free;
    private final Roster roster;
    private final StaffRepository staff;
    private final RoomLog log;
    private final RoutingRules rules;

    public Routing(FreeStaff free, Roster roster, StaffRepository staff, RoomLog log, RoutingRules rules) {
        this.free = free;
        this.roster = roster;
        this.staff = staff;
        this.log = log;
        this.rules = rules;
    }

    /**
     * Assigns a chat that the caller has locked, or is adding; nothing happens when it does not wait, or when nobody takes
     * it.
     */
    ChatChange route(Chat chat, Instant now) {
        return waits(chat)
                ? taker(chat).map(staff -> chat.assign(staff, now)).orElseGet(chat::unchanged)
                : chat.unchanged();
    }

    private boolean waits(Chat chat) {
        return rules.enabled() && chat.progress().status() == ChatStatus.PENDING;
    }

    private Optional<Staff> taker(Chat chat) {
        var candidates = candidates(chat);
        return Stream.concat(
                        candidates.stream().limit(1).map(roster::lock),
                        candidates.stream().skip(1).map(roster::tryLock))
                .flatMap(Optional::stream)
                .filter(free::isFree)
                .findFirst()
                .flatMap(duty -> staff.find(duty.staff()))
                .map(Account::staff);
    }

    private List<StaffId> candidates(Chat chat) {
        var gaveItAway = gaveAway(chat);
        return free.of(chat.origin().site()).stream()
                .map(Duty::staff)
                .filter(person -> gaveItAway.stream().noneMatch(person::equals))
                .toList();
    }

    /** Who put the waiting chat back last; empty for a chat that nobody has had. */
    private Optional<StaffId> gaveAway(Chat chat) {
        if (chat.tally().recordSeq() == NOTHING_BUT_ITS_OPENING) {
            return Optional.empty();
        }
        var before = Math.max(0, chat.tally().recordSeq() - END_OF_RECORD);
        return log.after(new Room(chat.id(), Audience.RECORD), before, END_OF_RECORD).stream()
                .map(RoomEntry::event)
                .filter(ChatUnassignedEvent.class::isInstance)
                .map(ChatUnassignedEvent.class::cast)
                .reduce((earlier, later) -> later)
                .map(ChatUnassignedEvent::staffId);
    }
}
