package dev.charla.api.dialect.presence;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.json.ClaimedSender;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.Signal.UserAnnounced;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Saying that one comes or goes. It is passed on to all who may know of the person, and to the person itself. */
final class UserEvents {

    private static final int MAX_NAME = 200;

    private final Users users;
    private final Members members;
    private final Roster roster;
    private final Signals signals;

    UserEvents(Users users, Members members, Roster roster, Signals signals) {
        this.users = users;
        this.members = members;
        this.roster = roster;
        this.signals = signals;
    }

    void register(Namespace namespace) {
        namespace
                .on("user:connected", UserRequest.class, this::connected)
                .on("user:disconnected", UserRequest.class, this::disconnected);
    }

    private void connected(Socket socket, UserRequest request, Ack ack) throws InvalidPayload {
        refuseUnlessFrom(socket, request);
        users.enterAnew(socket);
        announce(SocketIdentity.personOf(socket), request.name(), true);
        ack.send(new Done(true, "You hear all of your chats"));
    }

    private void disconnected(Socket socket, UserRequest request, Ack ack) throws InvalidPayload {
        refuseUnlessFrom(socket, request);
        announce(SocketIdentity.personOf(socket), null, false);
        var gone = SocketIdentity.personOf(socket).asSender().id();
        socket.emit("user:disconnected", Said.disconnected(gone.toString()).payload());
        members.dismiss(socket);
        ack.send(new Done(true, "You hear your chats no more"));
    }

    private void announce(Participant person, @Nullable String said, boolean here) {
        signals.tell(new UserAnnounced(named(person.asSender(), said), here, sitesOf(person), chatsOf(person)));
    }

    /** What somebody says to be called counts where nothing is known, and proves nothing. */
    private static Sender named(Sender who, @Nullable String said) {
        return who.name() == null && said != null ? new Sender(who.id(), who.type(), said) : who;
    }

    private static Set<SiteId> sitesOf(Participant person) {
        return switch (person) {
            case Visitor visitor -> Set.of(visitor.site());
            case Insider insider -> insider.sites();
            case Correspondent never -> Set.of();
        };
    }

    private List<ChatId> chatsOf(Participant person) {
        return person instanceof Staff staff ? roster.activeChats(staff.id()) : List.of();
    }

    private static void refuseUnlessFrom(Socket socket, UserRequest request) {
        var sender = SocketIdentity.personOf(socket).asSender();
        ClaimedSender.refuseUnlessOf(
                sender, Optional.ofNullable(request.others()).orElse(Map.of()));
    }

    /** @param others every other field, among them the {@code user_id} that must be the sender's own */
    record UserRequest(
            @Nullable String username,
            @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        private @Nullable String name() throws InvalidPayload {
            if (username == null || username.isBlank()) {
                return null;
            }
            var name = username.strip();
            if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidPayload("username must be at most " + MAX_NAME + " characters on one line");
            }
            return name;
        }
    }

    record Done(boolean success, String message) {}
}
