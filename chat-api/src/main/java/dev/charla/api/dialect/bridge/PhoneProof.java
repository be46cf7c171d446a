package dev.charla.api.dialect.bridge;

import dev.charla.api.gateway.OpenHandshakes;
import dev.charla.api.gateway.Refusals;
import dev.charla.api.gateway.Refusals.Code;
import dev.charla.api.gateway.SocketIdentity;
import dev.charla.api.socketio.ConnectionRefused;
import dev.charla.api.socketio.Handshake;
import dev.charla.api.socketio.Socket;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Visitor;
import java.util.Optional;

/**
 * Looks whether a socket may hear the telephone number that it names: the bridge's site's staff any, others the one that was
 * proven along with who they are. With open doors it may hear whatever number it names.
 */
final class PhoneProof implements OpenHandshakes {

    private static final String NAMED = "userPhone";

    private final PhoneChats chats;
    private final Refusals refusals;
    private final boolean open;

    PhoneProof(PhoneChats chats, Refusals refusals, boolean open) {
        this.chats = chats;
        this.refusals = refusals;
        this.open = open;
    }

    @Override
    public boolean admits(Handshake handshake) {
        return open && named(handshake).isPresent();
    }

    /**
     * @return empty for a socket that names no number
     * @throws ConnectionRefused for one that is not its owner's, and for text that is no number
     */
    Optional<PhoneNumber> check(Socket socket) throws ConnectionRefused {
        var named = named(socket.handshake());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var phone = named.flatMap(PhoneNumber::parse).filter(number -> open || isProven(socket, number));
        if (phone.isEmpty()) {
            throw refusals.because(Code.PHONE_NOT_PROVEN);
        }
        return phone;
    }

    private boolean isProven(Socket socket, PhoneNumber phone) {
        return SocketIdentity.findPerson(socket)
                .filter(somebody -> switch (somebody) {
                    case Insider insider -> insider.sites().contains(chats.site()) || hasProven(socket, phone);
                    case Visitor visitor -> visitor.site().equals(chats.site()) && hasProven(socket, phone);
                    case Correspondent person -> hasProven(socket, phone);
                })
                .isPresent();
    }

    /** Whether the number was proven to be this socket's owner's, who may listen to it in any case. */
    static Optional<Visitor> owner(Socket socket, PhoneNumber phone) {
        return SocketIdentity.findPerson(socket)
                .filter(person -> hasProven(socket, phone))
                .filter(Visitor.class::isInstance)
                .map(Visitor.class::cast);
    }

    private static boolean hasProven(Socket socket, PhoneNumber phone) {
        return SocketIdentity.findPhone(socket).filter(phone::equals).isPresent();
    }

    /** An empty name is none. */
    private static Optional<String> named(Handshake handshake) {
        return handshake.query(NAMED).filter(text -> !text.isBlank());
    }
}
