package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.Adapter.Target;
import dev.charla.api.socketio.engineio.EngineSession;
import dev.charla.api.socketio.testing.SlowLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class NamespaceSocketsTest {

    private final List<String> interest = new ArrayList<>();
    private final EngineBackedServer server = (EngineBackedServer)
            SocketIoServer.builder((request, response, max, listener) -> listener.onOpen(new SlowLink()))
                    .adapter(new Interest())
                    .build();
    private final ServerNamespace namespace = (ServerNamespace) server.namespace("/");
    private final NamespaceSockets sockets = namespace.local();
    private NamespaceSocket a;
    private NamespaceSocket b;

    /** Notes down which rooms this node wants to hear. */
    private final class Interest implements Adapter {

        @Override
        public void start(Receiver receiver) {}

        @Override
        public void publish(Message message) {}

        @Override
        public void subscribe(String of, String room) {
            interest.add(room);
        }

        @Override
        public void unsubscribe(String of, String room) {
            interest.remove(room);
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void enter() throws IOException {
        a = entered();
        b = entered();
    }

    @AfterEach
    void stop() {
        server.engine().close();
    }

    private NamespaceSocket entered() throws IOException {
        var request = new MockHttpServletRequest("GET", "/socket.io/");
        request.addHeader("Upgrade", "websocket");
        request.setQueryString("EIO=4&transport=websocket");
        List<EngineSession> before = server.engine().sessions();
        server.engine().handleRequest(request, new MockHttpServletResponse());
        EngineSession session = server.engine().sessions().stream()
                .filter(opened -> !before.contains(opened))
                .findFirst()
                .orElseThrow();
        var handshake = new Handshake(session.request(), JsonMapper.shared().createObjectNode());
        var socket = new NamespaceSocket(server, namespace, new ClientConnection(server, session), handshake);
        sockets.add(socket);
        socket.enterRooms();
        return socket;
    }

    private List<NamespaceSocket> reached(Set<String> rooms, Set<String> except) {
        var reached = new ArrayList<NamespaceSocket>();
        sockets.forEach(new Target("/", rooms, except), reached::add);
        return reached;
    }

    @Test
    void noRoomMeansEverybody() {
        assertThat(reached(Set.of(), Set.of())).containsExactlyInAnyOrder(a, b);
    }

    @Test
    void aRoomReachesItsMembers() {
        a.join("room");

        assertThat(reached(Set.of("room"), Set.of())).containsExactly(a);
        assertThat(reached(Set.of("nobody's"), Set.of())).isEmpty();
    }

    @Test
    void aSocketIsARoomOfItsOwn() {
        assertThat(reached(Set.of(a.id()), Set.of())).containsExactly(a);
        assertThat(reached(Set.of(), Set.of(a.id()))).containsExactly(b);
    }

    @Test
    void nobodyIsReachedTwice() {
        a.join("one");
        a.join("two");

        assertThat(reached(Set.of("one", "two", a.id()), Set.of())).containsExactly(a);
    }

    @Test
    void membersOfAnExceptedRoomAreLeftOut() {
        a.join("room");
        b.join("room");
        b.join("muted");

        assertThat(reached(Set.of("room"), Set.of("muted"))).containsExactly(a);
        assertThat(reached(Set.of(), Set.of("muted"))).containsExactly(a);
    }

    @Test
    void aRenamedSocketIsReachedByItsNewName() {
        String before = a.id();

        sockets.rename(a, "renamed");

        assertThat(reached(Set.of("renamed"), Set.of())).containsExactly(a);
        assertThat(reached(Set.of(before), Set.of())).isEmpty();
        assertThat(interest).containsExactlyInAnyOrder("renamed", b.id());
    }

    @Test
    void onlyTheConnectedAreShown() {
        assertThat(sockets.count()).isEqualTo(2);
        assertThat(sockets.connected()).isEmpty();

        a.accept(namespace.encode("connected"), List.of());

        assertThat(sockets.connected()).containsExactly(a);
        assertThat(sockets.connected(a.id())).contains(a);
        assertThat(sockets.connected(b.id())).isEmpty();
        assertThat(sockets.in(a.id())).containsExactly(a);
    }

    @Test
    void aRoomIsOfInterestAsLongAsItHasMembers() {
        a.join("room");
        b.join("room");
        a.leave("room");
        assertThat(interest).contains("room");

        b.leaveRooms();
        sockets.remove(b);

        assertThat(interest).containsExactly(a.id());
        assertThat(sockets.rooms().count()).isZero();
    }
}
