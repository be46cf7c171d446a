package dev.charla.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a storm counts, on this process itself. */
class OpenFilesTest {

    private static final String OURS = "of this test";

    @Test
    void countsBothEndsOfAConnectionByItsPort() throws IOException {
        try (var entrance = new ServerSocket(0);
                var client = new Socket(InetAddress.getLoopbackAddress(), entrance.getLocalPort());
                var server = entrance.accept()) {
            assertThat(client.getPort()).isEqualTo(server.getLocalPort());
            assertThat(open(entrance).counts()).containsEntry(OURS, 2L);
        }
    }

    @Test
    void tellsConnectionsThatNobodyClosesAfterTheOtherEndHas() throws IOException {
        try (var entrance = new ServerSocket(0);
                var client = new Socket(InetAddress.getLoopbackAddress(), entrance.getLocalPort());
                var server = entrance.accept()) {
            client.close();
            await().until(() -> open(entrance).counts().containsKey(OURS + " that the other end has closed"));
            assertThat(open(entrance).count(OURS)).isOne();
            server.close();
            assertThat(open(entrance).count(OURS)).isZero();
        }
    }

    @Test
    void countsWhatItHasNoNameForAsWell() throws IOException {
        try (var entrance = new ServerSocket(0)) {
            var open = open(entrance);
            assertThat(open.count()).isPositive().isEqualTo(open.count("others"));
        }
    }

    private static OpenFiles open(ServerSocket entrance) throws IOException {
        return OpenFiles.of(ProcessHandle.current().pid(), Map.of(entrance.getLocalPort(), OURS));
    }
}
