package dev.charla.api.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.WireInstant;
import dev.charla.api.security.Identity;
import dev.charla.api.socketio.Ack;
import dev.charla.api.socketio.Arguments;
import dev.charla.api.socketio.Namespace;
import dev.charla.api.socketio.Socket;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Operator;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What every socket of the main namespace is told first, and the two events that only try the connection. */
final class Greeting {

    private final InstantSource clock;
    private final Instant started;

    Greeting(InstantSource clock) {
        this.clock = clock;
        this.started = clock.instant();
    }

    void register(Namespace namespace) {
        namespace.onConnect(this::greet).on("health-check", this::health).on("test", TestRequest.class, this::test);
    }

    private void greet(Socket socket) {
        socket.emit("welcome", new Welcome("Connected to Charla", socket.id(), now()));
        SocketIdentity.find(socket)
                .ifPresent(identity -> socket.emit("authenticated", new Authenticated(User.of(identity))));
    }

    private void health(Socket socket, Arguments nothing, Ack ack) {
        var uptime = Duration.between(started, clock.instant()).toSeconds();
        ack.send(new Health("OK", now(), uptime, "The connection works"));
    }

    private void test(Socket socket, TestRequest request, Ack ack) {
        var answer = new TestAnswer(true, request.message() == null ? "" : request.message(), now());
        ack.send(answer);
        socket.emit("test-response", answer);
    }

    private String now() {
        return WireInstant.of(clock.instant());
    }

    record Welcome(String message, String clientId, String timestamp) {}

    record Authenticated(User user) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record User(
            String id,
            @Nullable String email,
            String role,
            @Nullable String username) {

        private static User of(Identity identity) {
            return switch (identity.person()) {
                case Visitor visitor -> new User(visitor.id().toString(), null, "visitor", visitor.name());
                case Integration program -> new User(program.id().toString(), null, "bot", program.name());
                case Influencer person -> User.of(person, "influencer");
                case Operator person -> User.of(person, "operations");
                case Staff staff -> new User(staff.id().toString(), staff.email(), highestRole(staff), staff.name());
            };
        }

        private static User of(Correspondent person, String role) {
            return new User(person.subject().toString(), person.email(), role, person.username());
        }

        private static String highestRole(Staff staff) {
            return staff.roles().stream()
                    .max(Comparator.naturalOrder())
                    .orElse(Role.COMMERCIAL)
                    .name()
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** @param uptime of this node, in seconds */
    record Health(String status, String timestamp, long uptime, String message) {}

    record TestRequest(@Nullable String message) {}

    record TestAnswer(boolean success, String message, String timestamp) {}
}
