package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.EncodedEvent;
import dev.charla.api.socketio.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoamingsTest {

    private final Roamings roamings = new Roamings();
    private final Wanderers sites = wanderers("sites");
    private final Wanderers shops = wanderers("shops");
    private final FakeSocket socket = new FakeSocket("ann");

    private Wanderers wanderers(String name) {
        var made = new Wanderers(name, new HashSet<>());
        roamings.add(made);
        return made;
    }

    private record Wanderers(String name, Set<Socket> in) implements Roaming {

        @Override
        public boolean has(Socket socket) {
            return in.contains(socket);
        }

        @Override
        public void leave(Socket lost) {
            in.remove(lost);
        }

        @Override
        public Optional<List<EncodedEvent>> resume(Socket socket, Map<String, Long> positions) {
            return Optional.empty();
        }
    }

    @Test
    void knowsInWhichOnesASocketIs() {
        assertThat(roamings.of(socket)).isEmpty();

        shops.in().add(socket);

        assertThat(roamings.of(socket)).containsExactly(shops);
    }

    @Test
    void findsThoseThatAnotherNodeNamesAndNoOthers() {
        assertThat(roamings.named(List.of("sites", "unheard-of"))).containsExactly(sites);
        assertThat(roamings.named(List.of())).isEmpty();
    }

    @Test
    void aLostSocketLeavesAllOfThem() {
        sites.in().add(socket);
        shops.in().add(socket);

        roamings.leave(socket);

        assertThat(roamings.of(socket)).isEmpty();
    }
}
