package dev.charla.api.gateway;

import static dev.charla.api.gateway.People.CARLA;
import static dev.charla.api.gateway.People.socketOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.memory.MemoryLiveSockets;
import dev.charla.application.port.in.Presence;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Staff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketPresenceTest {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final FakeTimers time = new FakeTimers();
    private final Doorbook doorbook = new Doorbook();
    private final SocketPresence presence = new SocketPresence(doorbook, time, GRACE);
    private final FakeSocket first = socketOf(CARLA, "first");
    private final FakeSocket second = socketOf(CARLA, "second");

    @Test
    void aSocketThatHasGoneCountsForTheGraceYet() {
        presence.connected(first);
        presence.disconnected(first);
        time.pass(GRACE.minusMillis(1));
        assertThat(doorbook.lines).containsExactly("Carla came");

        time.pass(Duration.ofMillis(1));
        assertThat(doorbook.lines).containsExactly("Carla came", "Carla went");
    }

    @Test
    void aPageThatLoadsAgainIsNotNoticed() {
        presence.connected(first);
        presence.disconnected(first);
        time.pass(Duration.ofSeconds(1));
        presence.connected(second);
        time.pass(Duration.ofMinutes(1));

        assertThat(doorbook.lines).containsExactly("Carla came");
    }

    @Test
    void somebodyGoesWithTheLastSocket() {
        presence.connected(first);
        presence.connected(second);
        presence.disconnected(second);
        time.pass(GRACE);
        assertThat(doorbook.lines).containsExactly("Carla came");

        presence.disconnected(first);
        time.pass(GRACE);
        assertThat(doorbook.lines).containsExactly("Carla came", "Carla went");
    }

    @Test
    void socketsOfNobodyDoNotCount() {
        var nobody = new FakeSocket("nobody");
        presence.connected(nobody);
        presence.disconnected(nobody);
        time.pass(GRACE);

        assertThat(doorbook.lines).isEmpty();
    }

    /** Writes down who comes with a first socket and goes with a last. */
    private static final class Doorbook implements Presence {

        private final MemoryLiveSockets sockets = new MemoryLiveSockets();
        private final List<String> lines = new ArrayList<>();

        @Override
        public void connected(Participant person, String socket) {
            if (sockets.add(person.asSender().id(), socket)) {
                lines.add(person.asSender().name() + " came");
            }
        }

        @Override
        public void disconnected(Participant person, String socket) {
            if (sockets.remove(person.asSender().id(), socket)) {
                lines.add(person.asSender().name() + " went");
            }
        }

        @Override
        public void choose(Staff staff, PresenceStatus status) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Present> of(Participant viewer, ChatId chat) {
            throw new UnsupportedOperationException();
        }
    }
}
