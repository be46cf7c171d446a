package dev.charla.api.dialect.presence;

import static java.util.stream.Collectors.toMap;

import dev.charla.api.dialect.presence.Said.UserJson;
import dev.charla.api.dialect.presence.Said.UsersJson;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a socket that comes into this language who is there ({@code users:list}): to staff those who work for its sites and the
 * visitors of their newest chats, to a visitor the commercials who have its chats, and to each itself. Only who has a socket is
 * listed.
 */
final class Users {

    /** Most people of a list. */
    static final int MAX_USERS = 500;

    private static final int MAX_STAFF = 200;

    private final Members members;
    private final ChatViews views;
    private final StaffRepository staff;
    private final LiveSockets sockets;

    Users(Members members, ChatViews views, StaffRepository staff, LiveSockets sockets) {
        this.members = members;
        this.views = views;
        this.staff = staff;
        this.sockets = sockets;
    }

    /** Brings a socket into this language, if it is not there, and tells it who else is. */
    void enter(Socket socket) throws InvalidPayload {
        if (!members.isOne(socket)) {
            enterAnew(socket);
        }
    }

    /** As {@link #enter}, but tells who is there in any case. */
    void enterAnew(Socket socket) throws InvalidPayload {
        var place = members.enter(socket);
        var list = new UsersJson(listFor(SocketIdentity.personOf(socket)));
        place.ifPresentOrElse(
                at -> socket.send(socket.namespace().encodeAt(at, "users:list", list)),
                () -> socket.emit("users:list", list));
    }

    /** What is known of somebody's name, or what it is. */
    static UserJson user(Sender who) {
        var kind = who.type().name().toLowerCase(Locale.ROOT);
        return new UserJson(who.id().toString(), who.name() == null ? kind : who.name());
    }

    private List<UserJson> listFor(Participant viewer) {
        var known = known(viewer).limit(MAX_USERS).collect(toMap(Sender::id, Users::user, (one, other) -> one));
        var present = sockets.connected(known.keySet());
        return known.entrySet().stream()
                .filter(person -> present.contains(person.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Those with whom somebody shares a site or a chat. */
    private Stream<Sender> known(Participant viewer) {
        var self = Stream.of(viewer.asSender());
        return switch (viewer) {
            case Staff person ->
                Stream.of(self, colleagues(person), here(person), visitors(person))
                        .flatMap(people -> people);
            case Insider program -> self;
            case Visitor visitor -> Stream.concat(self, commercials(visitor));
            case Correspondent never -> self;
        };
    }

    private Stream<Sender> colleagues(Staff viewer) {
        return staff.known(viewer, null, MAX_STAFF).stream()
                .filter(Employee::active)
                .map(Employee::staff)
                .filter(other -> !Collections.disjoint(other.sites(), viewer.sites()))
                .map(Staff::asSender);
    }

    /** Visitors who speak this language on this node, whether they have a chat or not. */
    private Stream<Sender> here(Staff viewer) {
        return members.all().stream()
                .map(SocketIdentity::personOf)
                .filter(person ->
                        person instanceof Visitor visitor && viewer.sites().contains(visitor.site()))
                .map(Participant::asSender);
    }

    private Stream<Sender> visitors(Staff viewer) {
        return newest(viewer)
                .map(view -> new Visitor(
                        view.chat().origin().visitor(),
                        view.chat().origin().tenant(),
                        view.chat().origin().site(),
                        view.contact().name()))
                .map(Visitor::asSender);
    }

    private Stream<Sender> commercials(Visitor viewer) {
        return newest(viewer).flatMap(view -> assignee(view).stream());
    }

    private Stream<ChatView> newest(Participant viewer) {
        return views.list(viewer, Filter.ALL, ChatViews.MAX_LIMIT, null).chats().stream();
    }

    private static Optional<Sender> assignee(ChatView view) {
        var assignee = view.chat().progress().assignee();
        return Optional.ofNullable(assignee).map(id -> sender(id.value(), view.assigneeName()));
    }

    private static Sender sender(UUID id, @Nullable String name) {
        return new Sender(id, SenderType.COMMERCIAL, name);
    }
}
