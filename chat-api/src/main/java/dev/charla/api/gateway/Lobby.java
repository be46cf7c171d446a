package dev.charla.api.gateway;

import dev.charla.api.socketio.Socket;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;

/**
 * What sockets hear without joining a chat: each is in the Socket.IO rooms of who it is, the visitor's own or those of the
 * sites that a member of staff works for.
 */
public final class Lobby {

    private Lobby() {}

    static void enter(Socket socket) {
        SocketIdentity.findPerson(socket).ifPresent(person -> enter(socket, person));
    }

    private static void enter(Socket socket, Participant person) {
        switch (person) {
            case Visitor visitor -> socket.join(roomOf(visitor.id()));
            case Insider insider -> insider.sites().forEach(site -> socket.join(roomOf(site)));
            case Correspondent atHomeNowhere -> {}
        }
    }

    /** The sockets of one visitor. */
    public static String roomOf(VisitorId visitor) {
        return "visitor:" + visitor;
    }

    /** The sockets of a site's staff. */
    public static String roomOf(SiteId site) {
        return "staff:" + site;
    }
}
