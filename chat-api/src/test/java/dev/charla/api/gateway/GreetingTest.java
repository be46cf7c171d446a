package dev.charla.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.gateway.Greeting.Health;
import dev.charla.api.gateway.Greeting.TestRequest;
import dev.charla.api.gateway.LiveIdentities.Expired;
import dev.charla.api.socketio.Arguments;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GreetingTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dialect");

    private Instant now = Instant.parse("2024-09-15T09:00:00Z");
    private final FakeNamespace namespace = new FakeNamespace();
    private final FakeAck ack = new FakeAck(true);
    private final JsonMapper json = JsonMapper.builder().build();

    @BeforeEach
    void start() {
        new Greeting(() -> now).register(namespace);
        now = Instant.parse("2024-09-15T10:00:00Z");
    }

    private void assertThatWritten(String file, Object frame) throws IOException {
        var written = Files.readString(GOLDEN.resolve(file));
        assertThat(json.readTree(json.writeValueAsString(frame))).isEqualTo(json.readTree(written));
    }

    @Test
    void welcomesWhoeverComesAndTellsWhoItIs() throws IOException {
        var influencer = new Influencer(
                UUID.fromString("64582498-9091-7029-1d34-45797ea85e5b"),
                "usuario123",
                "user@example.com",
                new InfluencerId("123"));

        var socket = namespace.connect(People.socketOf(influencer, "X2lhc2Rmam9pMTIzNDU2"));

        assertThat(socket.frames()).hasSize(2);
        assertThatWritten("every/welcome.json", socket.frames().getFirst());
        assertThatWritten("enrollment/authenticated.json", socket.frames().getLast());
    }

    @Test
    void tellsNobodyWhoItIs() {
        var socket = namespace.connect(new FakeSocket("nobody"));

        assertThat(socket.frames()).hasSize(1);
    }

    @Test
    void repeatsTheWordsOfATest() throws Exception {
        var socket = new FakeSocket("ann");

        namespace.emits(socket, "test", new TestRequest("Is anybody there?"), ack);

        assertThatWritten("every/test-response.json", socket.frames().getFirst());
        assertThat(ack.answers()).containsExactly(socket.frames().getFirst().getLast());
    }

    @Test
    void aTestNeedsNoWords() throws Exception {
        var socket = new FakeSocket("ann");

        namespace.emits(socket, "test", new TestRequest(null), ack);

        assertThat(json.writeValueAsString(ack.answers())).contains("\"message\":\"\"");
    }

    @Test
    void tellsHowLongTheNodeHasBeenUp() throws Exception {
        namespace.emits(new FakeSocket("ann"), "health-check", new Arguments(List.of()), ack);

        assertThat(ack.answers())
                .containsExactly(new Health("OK", "2024-09-15T10:00:00.000Z", 3_600, "The connection works"));
    }

    @Test
    void anEndIsToldAsItIsWritten() throws IOException {
        assertThatWritten("every/session.expired.json", List.of("session:expired", new Expired("token_expired")));
    }
}
