package dev.charla.api.dialect.presence;

import dev.charla.api.gateway.Lobby;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.application.port.out.Signal.TypingStarted;
import dev.charla.application.port.out.Signal.TypingStopped;
import dev.charla.application.port.out.Signal.UserAnnounced;
import dev.charla.application.port.out.Signals;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.VisitorId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Tells the members on this node who comes and goes, in whatever language: the staff of the person's sites, the visitors of the
 * chats that a commercial has, and the person's own sockets. The first socket of a person is told as {@code users:online}, the end of
 * its last one as {@code user:disconnected}, and what a client itself says as it says it.
 */
final class UserNews {

    private final Namespace namespace;
    private final Members members;
    private final ChatOrigins origins;
    private final StaffRepository staff;
    private final VisitorRepository visitors;
    private final Executor threads;

    /** @param threads where people are looked up, so that whoever signals does not wait */
    UserNews(
            Namespace namespace,
            Members members,
            ChatOrigins origins,
            StaffRepository staff,
            VisitorRepository visitors,
            Executor threads) {
        this.namespace = namespace;
        this.members = members;
        this.origins = origins;
        this.staff = staff;
        this.visitors = visitors;
        this.threads = threads;
    }

    void listen(Signals signals) {
        signals.subscribe(this::heard);
    }

    private void heard(Signal signal) {
        if (members.all().isEmpty()) {
            return;
        }
        switch (signal) {
            case UserAnnounced announced -> threads.execute(() -> tell(announced));
            case PresenceChanged changed -> threads.execute(() -> tell(changed));
            case RoomEntered noMatter -> {}
            case TypingStarted noMatter -> {}
            case TypingStopped noMatter -> {}
        }
    }

    private void tell(UserAnnounced announced) {
        var who = announced.who();
        tell(said(announced), hearers(who.id(), who.type(), announced.sites(), announced.chats()));
    }

    private static List<Said> said(UserAnnounced announced) {
        var user = Users.user(announced.who());
        return announced.here()
                ? List.of(Said.connected(user), Said.online(user))
                : List.of(Said.disconnected(user.userId()));
    }

    private void tell(PresenceChanged changed) {
        var hearers = hearers(changed.userId(), changed.userType(), changed.sites(), changed.chats());
        if (changed.status() == PresenceStatus.OFFLINE) {
            tell(List.of(Said.disconnected(changed.userId().toString())), hearers);
        } else if (changed.previous() == PresenceStatus.OFFLINE) {
            tell(List.of(Said.online(Users.user(who(changed)))), hearers);
        }
    }

    private Sender who(PresenceChanged changed) {
        var id = changed.userId();
        var known = switch (changed.userType()) {
            case VISITOR -> visitors.find(new VisitorId(id)).<Participant>map(Profile::visitor);
            case COMMERCIAL -> staff.find(new StaffId(id)).<Participant>map(Account::staff);
            case BOT, SYSTEM -> Optional.<Participant>empty();
        };
        return known.map(Participant::asSender).orElseGet(() -> new Sender(id, changed.userType(), null));
    }

    private Set<Socket> hearers(UUID person, SenderType type, Set<SiteId> sites, List<ChatId> ofChats) {
        var rooms = new ArrayList<String>();
        sites.forEach(site -> rooms.add(Lobby.roomOf(site)));
        if (type == SenderType.VISITOR) {
            rooms.add(Lobby.roomOf(new VisitorId(person)));
        }
        ofChats.forEach(chat -> origins.of(chat).ifPresent(origin -> rooms.add(Lobby.roomOf(origin.visitor()))));
        var hearers = new LinkedHashSet<Socket>();
        rooms.forEach(
                room -> namespace.sockets(room).stream().filter(members::isOne).forEach(hearers::add));
        return hearers;
    }

    private void tell(List<Said> words, Set<Socket> hearers) {
        words.forEach(said -> namespace.send(hearers, namespace.encode(said.event(), said.payload())));
    }
}
