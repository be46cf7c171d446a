package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.json.ForgedSender;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.IdentityWithoutRights;
import dev.charla.api.socketio.EventFailure;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

class SocketFailuresTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dialect", "every");
    private static final Instant NOW = Instant.parse("2024-09-15T10:00:00Z");

    private final SocketFailures failures = new SocketFailures(InstantSource.fixed(NOW));
    private final FakeSocket socket = new FakeSocket("socket");
    private FakeAck ack = new FakeAck(true);
    private final JsonMapper json = JsonMapper.builder().build();

    private void fail(Exception cause, boolean ackRequested) {
        ack = new FakeAck(ackRequested);
        failures.onFailure(new EventFailure(socket, "chat:join", cause, ack));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void saysAsItIsWrittenWhereNoAckWasAskedFor(String file, Exception cause) throws IOException {
        fail(cause, false);

        var written = Files.readString(GOLDEN.resolve(file));
        assertThat(json.readTree(json.writeValueAsString(socket.frames())))
                .isEqualTo(json.readTree("[" + written + "]"));
        assertThat(ack.answers()).isEmpty();
    }

    private static Stream<Arguments> frames() {
        return Stream.of(
                Arguments.of("error.json", new NotJoined()),
                Arguments.of("error.rate_limited.json", new RateLimited(Duration.ofMillis(6_001))));
    }

    @Test
    void saysItInTheAckWhereOneWasAskedFor() {
        fail(new NotJoined(), true);

        assertThat(json.writeValueAsString(ack.answers()))
                .isEqualTo("[{\"success\":false,\"message\":\"Join the conversation first\",\"code\":\"not_joined\"}]");
        assertThat(socket.frames()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void eachFailureHasItsCode(Exception cause, String code) {
        fail(cause, true);

        assertThat(ack.answers())
                .singleElement()
                .extracting(answer -> ((SocketFailures.FailedAck) answer).code())
                .isEqualTo(code);
    }

    private static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(new InvalidPayload("chatId is missing"), "invalid_payload"),
                Arguments.of(new TooManyRooms(), "too_many_rooms"),
                Arguments.of(new NobodyProven(), "unauthenticated"),
                Arguments.of(new BadIdentity(), "invalid_credentials"),
                Arguments.of(new IdentityWithoutRights(), "forbidden"),
                Arguments.of(new SomebodyElse(), "forbidden"),
                Arguments.of(new ForgedSender("sender_id"), "forbidden"),
                Arguments.of(new ChatNotFound(), "not_found"),
                Arguments.of(new QueryTimeoutException("busy"), "unavailable"),
                Arguments.of(new CannotCreateTransactionException("away"), "unavailable"),
                Arguments.of(new IllegalStateException("a bug"), "internal_error"));
    }

    @Test
    void tellsNothingOfABug() {
        fail(new IllegalStateException("the secret of the house"), true);

        assertThat(json.writeValueAsString(ack.answers()))
                .doesNotContain("secret")
                .contains("Something went wrong here");
    }
}
