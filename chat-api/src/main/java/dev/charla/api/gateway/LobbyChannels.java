package dev.charla.api.gateway;

import dev.charla.api.socketio.AttributeKey;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Channel.OfVisitor;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Visitor;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets this node hear what is told in the {@link Lobby} to the sockets that it has there. */
final class LobbyChannels {

    private static final AttributeKey<Followed> FOLLOWED = new AttributeKey<>("lobby-channels", Followed.class);

    private final Backplane backplane;

    LobbyChannels(Backplane backplane) {
        this.backplane = backplane;
    }

    void connected(Socket socket) {
        SocketIdentity.findPerson(socket).ifPresent(person -> {
            var channels = channelsOf(person);
            socket.attribute(FOLLOWED, new Followed(channels));
            channels.forEach(backplane::follow);
        });
    }

    void disconnected(Socket socket) {
        socket.attribute(FOLLOWED).ifPresent(followed -> followed.channels().forEach(backplane::leave));
    }

    private static Set<Channel> channelsOf(Participant person) {
        return switch (person) {
            case Visitor visitor -> Set.of(new OfVisitor(visitor.id()));
            case Insider insider ->
                insider.sites().stream().<Channel>map(OfSite::new).collect(Collectors.toUnmodifiableSet());
            case Correspondent atHomeNowhere -> Set.of();
        };
    }

    private record Followed(Set<Channel> channels) {}
}
